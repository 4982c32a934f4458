package io.vippet.runner.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What the server asks of a child, on the child's stdin. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Run.class, name = "run"),
    @JsonSubTypes.Type(value = Command.Inspect.class, name = "inspect"),
    @JsonSubTypes.Type(value = Command.Probe.class, name = "probe"),
    @JsonSubTypes.Type(value = Command.Stop.class, name = "stop")
})
public sealed interface Command {

    /**
     * Run one pipeline. A child takes one such command, sends a {@link Event.Result} and ends: exit code 0, or 1 when
     * the run failed.
     *
     * @param id names the run in logs
     * @param launch launch text, of any length
     * @param mode purpose
     * @param maxRuntimeSeconds seconds from the first frame, in a validation from the moment the pipeline plays; 0 = to
     *     the end of the input
     * @param latency whether frame latency is measured
     * @param streamIds {@code <source name>__<sink name>} of every stream, in order
     * @param finishFiles whether a stop sends EOS first and waits up to 5 s, so that files are complete
     */
    record Run(
            String id,
            String launch,
            Mode mode,
            double maxRuntimeSeconds,
            boolean latency,
            List<String> streamIds,
            boolean finishFiles)
            implements Command {
        public Run {
            mode = mode == null ? Mode.NORMAL : mode;
            streamIds = streamIds == null ? List.of() : List.copyOf(streamIds);
        }
    }

    /** Tell what this machine offers; may be sent any number of times instead of a run. */
    record Inspect(What what) implements Command {}

    /**
     * Look into a media file; answered by {@link Event.Video} or {@link Event.Error}, then the child ends.
     *
     * @param file absolute path
     */
    record Probe(String file) implements Command {}

    /** End the run, or the waiting child. */
    record Stop() implements Command {}

    /** Purpose of a run. */
    enum Mode {
        NORMAL,
        /**
         * The text is on trial: it must parse without complaint, run without an error until the time is over, and bring
         * data to every sink. The time counts from the start, should it never play. The child takes the lowest priority.
         */
        VALIDATION
    }

    /** Subject of an inspection. */
    enum What {
        /** Every element factory with its properties; answered by {@link Event.Elements}. */
        ELEMENTS,
        /** The devices of the inference runtime; answered by {@link Event.Devices}. */
        DEVICES
    }
}
