package io.vippet.vision.internal.element;

import io.vippet.gstreamer.BaseTransform;
import io.vippet.vision.ModelRequest;
import io.vippet.vision.ModelRequest.Hint;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.model.InputPlan;
import io.vippet.vision.internal.model.Labels;
import io.vippet.vision.internal.model.ModelProc;
import io.vippet.vision.internal.model.ModelProcReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The properties of an inferring element, read and checked.
 *
 * @param proc the model's description, {@link ModelProc#NONE} without one
 */
record ModelSetup(Path file, ModelProc proc, InputPlan plan, ModelRequest request, BaseTransform element) {
    private static final int BATCH_MILLIS = 100;

    static ModelSetup of(BaseTransform element, ModelProcReader descriptions) {
        String model = element.get(InferenceProperties.MODEL);
        if (model.isEmpty()) {
            throw new VisionException(Kind.PROPERTY, "Property 'model' is not set: it names the model file");
        }
        Path file = Path.of(model);
        if (!Files.isRegularFile(file)) {
            throw new VisionException(Kind.MODEL, "Model file %s does not exist".formatted(file));
        }
        ModelProc proc = descriptions
                .find(file, element.get(InferenceProperties.MODEL_PROC))
                .orElse(ModelProc.NONE);
        InputPlan plan = InputPlan.of(
                proc, element.get(InferenceProperties.RESHAPE_WIDTH), element.get(InferenceProperties.RESHAPE_HEIGHT));
        if (element.get(InferenceProperties.RESHAPE)
                && (element.get(InferenceProperties.RESHAPE_WIDTH) == 0
                        || element.get(InferenceProperties.RESHAPE_HEIGHT) == 0)) {
            throw new VisionException(Kind.PROPERTY, "reshape=true needs reshape-width and reshape-height");
        }
        Map<String, String> config = config("ie-config", element.get(InferenceProperties.IE_CONFIG));
        ModelRequest request = new ModelRequest(
                file.toAbsolutePath().normalize(),
                batched(element, streams(element, config), config),
                hint(element.get(InferenceProperties.SCHEDULING)),
                config,
                plan.input());
        return new ModelSetup(file, proc, plan, request, element);
    }

    /** Name of the model in results. */
    String name() {
        return ModelProcReader.stem(file);
    }

    /** Labels for one entry of the description; properties come first. */
    Labels labels(ModelProc.Output output) {
        String listed = element.get(InferenceProperties.LABELS);
        if (!listed.isEmpty()) {
            return Labels.list(listed);
        }
        String named = element.get(InferenceProperties.LABELS_FILE);
        if (!named.isEmpty()) {
            return Labels.file(Path.of(named));
        }
        String description = element.get(InferenceProperties.MODEL_PROC);
        return Labels.of(output.labels(), directory(description.isEmpty() ? file : Path.of(description)));
    }

    /** Puts the deprecated properties for streams into the configuration; returns the device. */
    private static String streams(BaseTransform element, Map<String, String> config) {
        String device = element.get(InferenceProperties.DEVICE);
        int streams = device.startsWith("CPU")
                ? element.get(InferenceProperties.CPU_STREAMS)
                : device.startsWith("GPU") ? element.get(InferenceProperties.GPU_STREAMS) : 0;
        if (streams > 0) {
            config.putIfAbsent("NUM_STREAMS", String.valueOf(streams));
        }
        return device;
    }

    /** The device that collects batches in front of a device, with its configuration. */
    private static String batched(BaseTransform element, String device, Map<String, String> config) {
        int size = element.get(InferenceProperties.BATCH_SIZE);
        int timeout = element.get(InferenceProperties.BATCH_TIMEOUT);
        if (size < 2 || timeout == 0) {
            return device;
        }
        config.put("AUTO_BATCH_TIMEOUT", String.valueOf(timeout < 0 ? BATCH_MILLIS : timeout));
        return "BATCH:%s(%d)".formatted(device, size);
    }

    private static Path directory(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static Hint hint(String policy) {
        return policy.equals("latency") ? Hint.LATENCY : Hint.THROUGHPUT;
    }

    /** Reads {@code KEY=VALUE,KEY=VALUE}. */
    static Map<String, String> config(String property, String text) {
        Map<String, String> config = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            int at = pair.indexOf('=');
            if (at <= 0) {
                throw new VisionException(
                        Kind.PROPERTY, "%s is KEY=VALUE,KEY=VALUE; '%s' is not".formatted(property, pair));
            }
            config.put(pair.substring(0, at).strip(), pair.substring(at + 1).strip());
        }
        return config;
    }
}
