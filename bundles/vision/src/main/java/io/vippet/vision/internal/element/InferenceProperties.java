package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.Property.Choice;
import java.util.List;
import java.util.Set;

/** Properties of the inferring elements, with the names, ranges and defaults of DL Streamer. */
final class InferenceProperties {
    private static final int MANY = 1024;
    private static final String FOREIGN =
            "native code of others is not loaded; describe the model in a model-proc file, or add an engine bundle.";

    static final Property<String> MODEL = Property.string("model", "Model file: .xml, .onnx or .tflite", "");
    static final Property<String> MODEL_PROC = Property.string(
            "model-proc", "Description of input and outputs; default: the file beside the model, named like it", "");
    static final Property<String> INSTANCE_ID =
            Property.string("model-instance-id", "Elements with the same id share one compiled model", "");
    static final Property<String> DEVICE = Property.string("device", "CPU, GPU, NPU, AUTO:GPU,CPU ...", "CPU");
    static final Property<Integer> INTERVAL =
            Property.unsigned("inference-interval", "Infer on every n-th frame", 1, Integer.MAX_VALUE, 1);
    static final Property<Integer> NIREQ = Property.unsigned(
            "nireq", "Requests of this element; 0: as many as the model has streams, and two more", 0, MANY, 0);
    static final Property<String> OBJECT_CLASS = Property.string(
            "object-class", "With inference-region=roi-list: labels of the regions to infer on, comma-separated", "");
    static final Property<String> LABELS =
            Property.string("labels", "Labels of the model, comma-separated; beats the description", "");
    static final Property<String> LABELS_FILE =
            Property.string("labels-file", "File with one label per line; beats the description", "");
    static final Property<String> IE_CONFIG = Property.string(
                    "ie-config", "KEY=VALUE,KEY=VALUE for the inference engine, passed on as they are", "")
            .checked(text -> ModelSetup.config("ie-config", text));
    static final Property<String> SCHEDULING = Property.string(
                    "scheduling-policy",
                    "throughput or latency: what the engine is tuned for unless ie-config says",
                    "throughput")
            .refusing(Set.of("", "throughput", "latency")::contains, "use throughput or latency.");
    static final Property<Integer> RESHAPE_WIDTH =
            Property.unsigned("reshape-width", "Width of the model's input; 0: its own", 0, Integer.MAX_VALUE, 0);
    static final Property<Integer> RESHAPE_HEIGHT =
            Property.unsigned("reshape-height", "Height of the model's input; 0: its own", 0, Integer.MAX_VALUE, 0);

    static final Property<Boolean> RESHAPE = Property.bool(
            "reshape", "Reshape the model's input to reshape-width and reshape-height, which are then needed", false);
    static final Property<Integer> BATCH_SIZE = Property.unsigned(
            "batch-size",
            "Frames per inference, of all elements that share the model; 0 and 1: one. More are collected by the engine",
            0,
            MANY,
            0);
    static final Property<Integer> BATCH_TIMEOUT = Property.integer(
            "batch-timeout",
            "Time in ms after which frames of an incomplete batch are inferred on one by one; -1: 100; 0: no batches",
            -1,
            Integer.MAX_VALUE,
            -1);
    static final Property<Integer> CPU_STREAMS = Property.unsigned(
            "cpu-throughput-streams", "Deprecated: NUM_STREAMS of device CPU; 0: the engine's choice", 0, MANY, 0);
    static final Property<Integer> GPU_STREAMS = Property.unsigned(
            "gpu-throughput-streams", "Deprecated: NUM_STREAMS of device GPU; 0: the engine's choice", 0, MANY, 0);

    /** Whether raw outputs of a classifier are left out. */
    static final Property<Boolean> SKIP_RAW = Property.bool(
                    "skip-raw-tensors", "Attach results only, without the raw outputs", true)
            .ignoring(skip -> skip, "raw outputs are attached by gvainference only.");

    /** How sure a detector has to be. */
    static final Property<Float> THRESHOLD = Property.number(
            "threshold", "Confidence below which nothing is reported; beats the description when set", 0, 1, 0.5f);

    /** How often a tracked region is classified. */
    static final Property<Integer> RECLASSIFY = Property.unsigned(
            "reclassify-interval",
            "Classify a tracked region on every n-th frame; 0: once; in between its last result is repeated",
            0,
            Integer.MAX_VALUE,
            1);

    /** Region of a detector. */
    static final Property<String> DETECT_REGION = region("full-frame");

    /** Region of a classifier. */
    static final Property<String> CLASSIFY_REGION = region("roi-list");

    private InferenceProperties() {}

    /** What all inferring elements have. */
    static List<Property<?>> common() {
        return List.of(
                MODEL,
                MODEL_PROC,
                INSTANCE_ID,
                DEVICE,
                INTERVAL,
                NIREQ,
                OBJECT_CLASS,
                IE_CONFIG,
                SCHEDULING,
                RESHAPE_WIDTH,
                RESHAPE_HEIGHT,
                BATCH_SIZE,
                BATCH_TIMEOUT,
                RESHAPE,
                CPU_STREAMS,
                GPU_STREAMS,
                Property.string("pre-process-backend", "Who prepares pictures", "")
                        .refusing(
                                Set.of("", "ie", "opencv")::contains,
                                "pictures are prepared in system memory here; leave it out, or use ie or opencv."),
                Property.string("pre-process-config", "Settings of who prepares pictures", "")
                        .refusing(String::isEmpty, "there is nothing to set here; leave it out."),
                Property.string("scale-method", "How pictures are scaled: two-tap bilinear", "")
                        .refusing(
                                Set.of("", "default", "fast")::contains,
                                "pictures are scaled bilinearly here; leave it out, or use default or fast."),
                Property.string("custom-preproc-lib", "A library that prepares pictures", "")
                        .refusing(String::isEmpty, FOREIGN),
                Property.string("custom-postproc-lib", "A library that reads outputs", "")
                        .refusing(String::isEmpty, FOREIGN),
                Property.string("ov-extension-lib", "A library with operations of the model", "")
                        .refusing(String::isEmpty, FOREIGN),
                Property.string("core-pinning", "Processors that may be used", "")
                        .refusing(
                                String::isEmpty,
                                "processors are not chosen per element; start the server with taskset."),
                Property.bool("share-va-display-ctx", "Whether elements share a display of the GPU", true)
                        .ignoring(shared -> shared, "frames lie in system memory here, there is no display to share."),
                Property.bool("no-block", "Deprecated: frames pass uninferred while all requests are busy", false)
                        .refusing(
                                off -> !off,
                                "every frame is inferred on here; use inference-interval to infer on fewer."));
    }

    /** For elements that name what they find. */
    static List<Property<?>> labels() {
        return List.of(LABELS, LABELS_FILE);
    }

    /** For elements that name nothing. */
    static List<Property<?>> labelsWithoutEffect() {
        String sentence = "raw outputs have no labels.";
        return List.of(LABELS.ignoring(String::isEmpty, sentence), LABELS_FILE.ignoring(String::isEmpty, sentence));
    }

    private static Property<String> region(String otherwise) {
        return Property.choice(
                "inference-region",
                "Infer on whole frames or on the regions found upstream",
                "GvaInferenceRegion",
                List.of(
                        new Choice(0, "full-frame", "Whole frames"),
                        new Choice(1, "roi-list", "Regions found upstream")),
                otherwise);
    }
}
