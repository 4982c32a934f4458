package io.vippet.api.runner;

import java.nio.file.Path;
import java.util.List;

/**
 * One run of a launch text.
 *
 * @param launch launch text, of any length
 * @param mode how strictly it is judged
 * @param maxRuntimeSeconds 0 = to the end of the input
 * @param latency whether frame latency is measured
 * @param streamIds {@code <source name>__<sink name>} of each stream, in order
 * @param finishFiles whether a stop first lets files be completed
 * @param log directory for the child's log; exists
 */
public record RunRequest(
        String launch,
        Mode mode,
        double maxRuntimeSeconds,
        boolean latency,
        List<String> streamIds,
        boolean finishFiles,
        Path log) {

    public RunRequest {
        streamIds = List.copyOf(streamIds);
    }

    /** Purpose of a run. */
    public enum Mode {
        NORMAL,
        VALIDATION
    }
}
