package io.vippet.graph.command;

import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Slug;
import io.vippet.graph.internal.launch.LaunchPrinter;
import io.vippet.graph.internal.reference.References;
import io.vippet.graph.internal.text.PathText;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Host;
import io.vippet.graph.policy.LaunchPolicy;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prepares runs: names, decoders, loops, outputs. Touches no file itself. */
public final class CommandAssembly {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

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
     * @throws GraphException when it cannot run that way
     */
    public RunCommand assemble(List<PipelineStreams> pipelines, RunOptions options, String jobId, LocalDateTime time) {
        check(options);
        String run = Slug.path(TIME.format(time) + "_" + jobId);
        CommandBuilder builder = new CommandBuilder();
        for (int index = 0; index < pipelines.size(); index++) {
            PipelineStreams pipeline = pipelines.get(index);
            String folder = run + "/" + folder(pipeline.id(), index);
            RunPlace place = new RunPlace(
                    index,
                    PathText.join(settings.videoDir(), folder),
                    PathText.join(settings.metadataDir(), folder),
                    liveUrl(pipeline.id(), jobId));
            new PipelineCommand(pipeline, options, place, catalog, host, settings.rtspLatencyMs(), policy)
                    .appendTo(builder);
        }
        return builder.build();
    }

    /**
     * Returns the launch text of a graph that runs as it is written, as validation does.
     *
     * @throws GraphException when it cannot be printed or may not run
     */
    public String asWritten(Graph graph) {
        policy.check(graph, LaunchPolicy.Use.AS_WRITTEN);
        return new LaunchPrinter(policy.quoted(new References(catalog).toPaths(graph))).print();
    }

    /** Returns the RTSP address of a pipeline's live stream. */
    public String liveUrl(String pipelineId, String jobId) {
        return "rtsp://" + settings.liveHost() + ":" + settings.livePort() + "/"
                + Slug.path("stream-" + pipelineId + "-" + jobId);
    }

    /** The id {@code ..} must not lead out of the run's folder. */
    private static String folder(String pipelineId, int index) {
        String slug = Slug.path(pipelineId);
        return slug.equals("..") ? "pipeline-" + index : slug;
    }

    private static void check(RunOptions options) {
        if (options.maxRuntime() < 0) {
            throw new GraphException(
                    GraphErrorKind.NEGATIVE_RUNTIME, Map.of(), "max_runtime is negative; it must be 0 or more.");
        }
        if (options.output() == RunOptions.Output.FILE && options.maxRuntime() > 0) {
            throw new GraphException(
                    GraphErrorKind.FILE_OUTPUT_WITH_RUNTIME,
                    Map.of(),
                    "Output mode 'file' cannot be combined with max_runtime larger than 0, because file output does"
                            + " not loop; set max_runtime to 0 or choose another output mode.");
        }
    }
}
