package io.vippet.graph.command;

import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Host;
import io.vippet.graph.policy.LaunchPolicy;
import java.time.LocalDateTime;
import java.util.List;

/** Prepares runs: names, decoders, loops, outputs. Touches no file itself. */
public final class CommandAssembly {

    private final Catalog catalog;
    private final Host host;
    private final RunSettings settings;
    private final LaunchPolicy policy;

    public CommandAssembly(Catalog catalog, Host host, RunSettings settings, LaunchPolicy policy) {
        this.catalog = catalog;
        this.host = host;
        this.settings = settings;
        this.policy = policy;
    }

    /**
     * Prepares one run.
     *
     * @param pipelines in request order
     * @param jobId id of the job; part of folder names and live addresses
     * @param time local time, part of folder names
     * @throws io.vippet.graph.GraphException when it cannot run that way
     */
    public RunCommand assemble(List<PipelineStreams> pipelines, RunOptions options, String jobId, LocalDateTime time) {
        throw new UnsupportedOperationException("not yet " + catalog + host + settings + policy);
    }
}
