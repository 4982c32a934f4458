package io.vippet.vision.internal.openvino;

import io.vippet.gstreamer.ElementProvider.InferenceDevice;
import io.vippet.openvino.CompiledModel;
import io.vippet.openvino.Core;
import io.vippet.openvino.Model;
import io.vippet.openvino.OpenVino;
import io.vippet.openvino.OpenVinoException;
import io.vippet.vision.EngineModel;
import io.vippet.vision.InferenceEngine;
import io.vippet.vision.ModelRequest;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OpenVINO. The runtime's directory is {@code OPENVINO_LIB_DIR}, compiled blobs are kept in {@code OPENVINO_CACHE_DIR} if
 * set, {@code OPENVINO_PLUGINS} names a file that lists its plug-ins under names of their own; all are read from system
 * properties first, then from the environment. Loaded when first needed.
 */
public final class OpenVinoEngine implements InferenceEngine {
    private static final String LIBRARIES = "OPENVINO_LIB_DIR";
    private static final String CACHE = "OPENVINO_CACHE_DIR";
    private static final String PLUGINS = "OPENVINO_PLUGINS";
    private static final Set<String> DEVICES = Set.of("CPU", "GPU", "NPU", "AUTO", "MULTI", "HETERO", "BATCH");

    private @Nullable OpenVino runtime;
    private @Nullable Core core;

    /** Loads nothing yet. */
    public OpenVinoEngine() {}

    @Override
    public String name() {
        return "OpenVINO";
    }

    @Override
    public boolean serves(String device) {
        return DEVICES.contains(device.split("[.:]", 2)[0])
                || (!setting(PLUGINS).isEmpty() && core().availableDevices().contains(device));
    }

    @Override
    public String version() {
        core();
        OpenVino loaded = runtime;
        return loaded == null ? "" : loaded.version();
    }

    @Override
    public List<InferenceDevice> devices() {
        Core c = core();
        return c.availableDevices().stream()
                .map(name -> DeviceReport.of(c, name))
                .toList();
    }

    @Override
    public EngineModel load(ModelRequest request) {
        Core c = core();
        try (Model read = c.readModel(request.file())) {
            ModelInput input = ModelInput.of(read, request);
            try (Model ready = input.apply(read)) {
                CompiledModel compiled = c.compileModel(ready, request.device(), config(request));
                return new OpenVinoModel(c, compiled, input);
            }
        } catch (OpenVinoException e) {
            throw new VisionException(
                    Kind.MODEL,
                    "Model %s cannot be used on %s: %s".formatted(request.file(), request.device(), e.getMessage()),
                    e);
        }
    }

    private static Map<String, String> config(ModelRequest request) {
        Map<String, String> config = new LinkedHashMap<>(request.config());
        config.putIfAbsent("PERFORMANCE_HINT", request.hint().name());
        if (request.device().equals("CPU")) {
            config.putIfAbsent("ENABLE_CPU_PINNING", "NO"); // pinned streams of two processes share a core
        }
        compiledModels().ifPresent(directory -> config.putIfAbsent("CACHE_DIR", directory.toString()));
        return config;
    }

    private synchronized Core core() {
        Core open = core;
        if (open != null) {
            return open;
        }
        String directory = setting(LIBRARIES);
        if (directory.isEmpty()) {
            throw new VisionException(
                    Kind.ENGINE, LIBRARIES + " is not set: it names the directory of OpenVINO's libraries");
        }
        try {
            OpenVino loaded = OpenVino.load(Path.of(directory));
            String plugins = setting(PLUGINS);
            open = plugins.isEmpty() ? new Core(loaded) : new Core(loaded, Path.of(plugins));
            runtime = loaded;
            core = open;
            return open;
        } catch (OpenVinoException e) {
            throw new VisionException(Kind.ENGINE, e.getMessage() == null ? "OpenVINO" : e.getMessage(), e);
        }
    }

    /** Where compiled models are kept; empty when they are not. */
    public static Optional<Path> compiledModels() {
        String directory = setting(CACHE);
        return directory.isEmpty() ? Optional.empty() : Optional.of(Path.of(directory));
    }

    private static String setting(String name) {
        String property = System.getProperty(name);
        return property != null ? property : System.getenv().getOrDefault(name, "");
    }
}
