package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.Property.Choice;
import java.util.List;

/**
 * Properties of the inferring elements, with the names and ranges of DL Streamer. Those whose blurb ends in "no effect"
 * are accepted so that its launch texts run unchanged.
 */
final class InferenceProperties {
    private static final int MANY = 1024;

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
    static final Property<String> IE_CONFIG =
            Property.string("ie-config", "KEY=VALUE,KEY=VALUE for the inference engine, passed on as they are", "");
    static final Property<String> SCHEDULING = Property.string(
            "scheduling-policy",
            "throughput or latency: what the engine is tuned for unless ie-config says",
            "throughput");
    static final Property<Integer> RESHAPE_WIDTH =
            Property.unsigned("reshape-width", "Width of the model's input; 0: its own", 0, Integer.MAX_VALUE, 0);
    static final Property<Integer> RESHAPE_HEIGHT =
            Property.unsigned("reshape-height", "Height of the model's input; 0: its own", 0, Integer.MAX_VALUE, 0);

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

    /** What both kinds of elements have. */
    static List<Property<?>> common() {
        return List.of(
                MODEL,
                MODEL_PROC,
                INSTANCE_ID,
                DEVICE,
                INTERVAL,
                NIREQ,
                OBJECT_CLASS,
                LABELS,
                LABELS_FILE,
                IE_CONFIG,
                SCHEDULING,
                RESHAPE_WIDTH,
                RESHAPE_HEIGHT,
                Property.unsigned("batch-size", "Frames per inference: always 1; no effect", 0, MANY, 0),
                Property.bool("reshape", "The input is reshaped whenever a size is given; no effect", false),
                Property.string("pre-process-backend", "Pictures are always prepared here; no effect", ""),
                Property.string("pre-process-config", "No effect", ""),
                Property.string("custom-preproc-lib", "No effect", ""),
                Property.string("custom-postproc-lib", "No effect", ""),
                Property.string("scale-method", "Always bilinear; no effect", "fast"),
                Property.bool("no-block", "Deprecated; no effect", false),
                Property.unsigned("cpu-throughput-streams", "Deprecated; no effect", 0, MANY, 0),
                Property.unsigned("gpu-throughput-streams", "Deprecated; no effect", 0, MANY, 0));
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
