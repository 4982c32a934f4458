package io.vippet.runner.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a child reports, on the descriptor that was its stdout. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Event.State.class, name = "state"),
    @JsonSubTypes.Type(value = Event.Fps.class, name = "fps"),
    @JsonSubTypes.Type(value = Event.Latency.class, name = "latency"),
    @JsonSubTypes.Type(value = Event.Warning.class, name = "warning"),
    @JsonSubTypes.Type(value = Event.Error.class, name = "error"),
    @JsonSubTypes.Type(value = Event.Eos.class, name = "eos"),
    @JsonSubTypes.Type(value = Event.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = Event.Result.class, name = "result"),
    @JsonSubTypes.Type(value = Event.Elements.class, name = "elements"),
    @JsonSubTypes.Type(value = Event.Devices.class, name = "devices"),
    @JsonSubTypes.Type(value = Event.Video.class, name = "video")
})
public sealed interface Event {

    /**
     * The child is warm and waits for a command.
     *
     * @param protocol {@link Lines#VERSION} of the child
     * @param pid process id
     * @param gstreamerVersion {@code 1.22.0}
     * @param inferenceEngine name of the engine behind the Java elements, null without one
     * @param inferenceEngineVersion its version, null without one
     * @param nativeInference whether DL Streamer's own inferring elements are installed and used
     * @param registeredElements names of the elements that this child adds in Java
     */
    record Ready(
            int protocol,
            long pid,
            String gstreamerVersion,
            @Nullable String inferenceEngine,
            @Nullable String inferenceEngineVersion,
            boolean nativeInference,
            List<String> registeredElements)
            implements Event {
        public Ready {
            registeredElements = registeredElements == null ? List.of() : List.copyOf(registeredElements);
        }
    }

    /**
     * The pipeline changed its state.
     *
     * @param state {@code NULL}, {@code READY}, {@code PAUSED} or {@code PLAYING}
     * @param elapsedMillis since the run command arrived
     */
    record State(String state, long elapsedMillis) implements Event {}

    /**
     * Rates of the last second.
     *
     * @param total frames per second of all streams
     * @param perStream {@code total / streams}
     * @param streams streams that have delivered frames and are not over
     * @param frames frames counted since the start, all streams
     */
    record Fps(double total, double perStream, int streams, long frames) implements Event {}

    /**
     * Latency of one stream within the last interval, from the element that last re-stamped the buffer (a decoder,
     * else the source) to the sink. Milliseconds.
     *
     * @param intervalMs length of the interval
     * @param latencyMs interval divided by the frames in it, that is the mean frame period
     */
    record Latency(String streamId, double intervalMs, double avgMs, double minMs, double maxMs, double latencyMs)
            implements Event {}

    /**
     * A warning of an element.
     *
     * @param source name of the element, empty when none is to blame
     * @param debug details for the log, may be empty
     */
    record Warning(String source, String message, String debug) implements Event {}

    /**
     * What made the run fail.
     *
     * @param source name of the element, empty when none is to blame
     * @param debug details for the log, may be empty
     */
    @SuppressWarnings("JavaLangClash") // the field's word
    record Error(String source, String message, String debug) implements Event {}

    /** The input is over. */
    record Eos() implements Event {}

    /**
     * Sent every second from start to end.
     *
     * @param frames frames counted so far
     * @param uptimeMillis age of the child
     */
    record Heartbeat(long frames, long uptimeMillis) implements Event {}

    /**
     * The end of a run. Comes before the pipeline is taken down, which may hang, and again when it is down, with the frames
     * that were under way; the last one counts.
     *
     * @param frames frames of all streams that the rate is made of
     * @param measuredSeconds length of the window over which the rate is taken
     * @param totalFps 0 when nothing was counted
     * @param perStreamFps mean of the streams
     * @param streams streams that delivered frames
     * @param rates stream id to its own rate; streams that no counter belongs to are missing
     * @param latencies stream id to distribution; empty when not measured
     * @param latency distribution over all streams, null when not measured
     * @param inferences what each inferring element used
     * @param detections label to number of detections
     */
    record Result(
            Outcome outcome,
            long frames,
            double measuredSeconds,
            double totalFps,
            double perStreamFps,
            int streams,
            Map<String, Rate> rates,
            Map<String, Distribution> latencies,
            @Nullable Distribution latency,
            List<Inference> inferences,
            Map<String, Long> detections)
            implements Event {
        public Result {
            rates = rates == null ? Map.of() : Map.copyOf(rates);
            latencies = latencies == null ? Map.of() : Map.copyOf(latencies);
            inferences = inferences == null ? List.of() : List.copyOf(inferences);
            detections = detections == null ? Map.of() : Map.copyOf(detections);
        }
    }

    /** Answer to {@link Command.What#ELEMENTS}. */
    record Elements(List<Element> elements) implements Event {
        public Elements {
            elements = elements == null ? List.of() : List.copyOf(elements);
        }
    }

    /** Answer to {@link Command.What#DEVICES}, in the order of the inference runtime. */
    record Devices(List<Device> devices) implements Event {
        public Devices {
            devices = devices == null ? List.of() : List.copyOf(devices);
        }
    }

    /**
     * Answer to {@link Command.Probe}: the first video stream of a file, read to its end.
     *
     * @param codec {@code h264}, {@code h265}, else the subtype of its media type
     * @param width in pixels
     * @param height in pixels
     * @param fps frames per second as the stream says, else as its time stamps do; 0 when neither tells
     * @param frames number of coded frames
     */
    record Video(String codec, int width, int height, double fps, long frames) implements Event {}

    /** How a run ended. */
    enum Outcome {
        EOS,
        MAX_RUNTIME,
        STOPPED,
        ERROR
    }

    /** Frames of one stream inside the window of the run, and frames per second. */
    record Rate(long frames, double fps) {}

    /** Latency in milliseconds over all frames of one stream, or of several. */
    record Distribution(
            double avgMs, double minMs, double maxMs, double p50Ms, double p95Ms, double p99Ms, long count) {}

    /** What one inferring element used; texts as the engine reports them, empty when unknown. */
    record Inference(
            String element,
            String model,
            String device,
            String fullDeviceName,
            String precision,
            String engine,
            String engineVersion) {}

    /** One element factory. */
    record Element(
            String name, String klass, String plugin, String description, List<Pad> pads, List<Property> properties) {
        public Element {
            pads = pads == null ? List.of() : List.copyOf(pads);
            properties = properties == null ? List.of() : List.copyOf(properties);
        }
    }

    /**
     * A kind of pad that an element has.
     *
     * @param direction {@code src} or {@code sink}
     * @param presence {@code always}, {@code sometimes} or {@code request}
     * @param caps what may pass, as a launch text would write it
     */
    record Pad(String name, String direction, String presence, String caps) {}

    /**
     * One property of an element. Values are texts, as a launch text would hold them.
     *
     * @param type GLib type name
     * @param flags {@code readable}, {@code writable}, {@code construct-only}, {@code controllable}, {@code deprecated};
     *     {@code mutable-ready}, {@code mutable-paused} or {@code mutable-playing}: the highest state it may be set in
     * @param range of a number or fraction, null for other types
     * @param defaultValue empty when there is none
     * @param values values of an enumeration or of a set of flags, else empty
     * @param blurb description
     */
    record Property(
            String name,
            String type,
            List<String> flags,
            @Nullable Range range,
            String defaultValue,
            List<Choice> values,
            String blurb) {
        public Property {
            flags = flags == null ? List.of() : List.copyOf(flags);
            values = values == null ? List.of() : List.copyOf(values);
        }
    }

    /** Smallest and largest value, both allowed. */
    record Range(String min, String max) {}

    /**
     * One value of an enumeration, or one flag of a set.
     *
     * @param nick the word in launch texts
     */
    record Choice(int value, String nick, String description) {}

    /**
     * A device of the inference runtime.
     *
     * @param name {@code CPU}, {@code GPU}, {@code GPU.0}
     * @param fullName the vendor's name
     * @param type {@code INTEGRATED}, {@code DISCRETE}, or what else the runtime says; empty when unknown
     * @param capabilities {@code FP32}, {@code INT8} …
     * @param properties every readable property as text
     */
    record Device(
            String name, String fullName, String type, List<String> capabilities, Map<String, String> properties) {
        public Device {
            capabilities = capabilities == null ? List.of() : List.copyOf(capabilities);
            properties = properties == null ? Map.of() : Map.copyOf(properties);
        }
    }
}
