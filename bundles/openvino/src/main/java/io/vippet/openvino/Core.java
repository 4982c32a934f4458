package io.vippet.openvino;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.vippet.openvino.OpenVinoException.Kind;
import io.vippet.openvino.internal.ElementTypes;
import io.vippet.openvino.internal.Handle;
import io.vippet.openvino.internal.NativeLibrary;
import io.vippet.openvino.internal.Properties;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Entry to a runtime: devices, their properties, reading and compiling models. Safe for use by several threads. */
public final class Core implements AutoCloseable {
    private final NativeLibrary library;
    private final Handle handle;
    private final ElementTypes types;

    /** A core with every plug-in that lies beside the runtime. */
    public Core(OpenVino runtime) {
        this(runtime.library(), runtime.library().out("ov_core_create"));
    }

    /**
     * A core with the plug-ins of a configuration file only.
     *
     * @param pluginsXml lists plug-ins by name and library; library paths are relative to the runtime's directory
     */
    public Core(OpenVino runtime, Path pluginsXml) {
        this(runtime.library(), withPath(runtime.library(), pluginsXml));
    }

    private Core(NativeLibrary library, long pointer) {
        this.library = library;
        this.handle = new Handle(library, "ov_core_free", pointer);
        this.types = ElementTypes.calibrate(library, pointer);
    }

    /** Devices that this machine has, for instance {@code CPU}, {@code GPU.0}. */
    public List<String> availableDevices() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment list = arena.allocate(16, 8); // { char** names, count }
            library.call("ov_core_get_available_devices", handle.get(), list.address());
            List<String> devices = new ArrayList<>();
            for (int i = 0; i < list.get(JAVA_LONG, 8); i++) {
                devices.add(NativeLibrary.string(NativeLibrary.longAt(list.get(JAVA_LONG, 0) + 8L * i)));
            }
            library.value("ov_available_devices_free", list.address());
            return List.copyOf(devices);
        }
    }

    /**
     * A property as text; lists are separated by blanks.
     *
     * @throws OpenVinoException if the device or the key is unknown, or the device has no hardware to ask
     */
    public String property(String device, String key) {
        try (Arena arena = Arena.ofConfined()) {
            return library.text(
                    "ov_core_get_property",
                    handle.get(),
                    NativeLibrary.string(arena, device).address(),
                    NativeLibrary.string(arena, key).address());
        }
    }

    /** Sets properties of a device for models compiled later. */
    public void setProperties(String device, Map<String, String> properties) {
        try (Arena arena = Arena.ofConfined()) {
            library.call(
                    "ov_core_set_properties",
                    handle.get(),
                    NativeLibrary.string(arena, device).address(),
                    properties.size(),
                    Properties.array(arena, properties).address());
        }
    }

    /**
     * Reads an IR (.xml with its .bin), ONNX or TFLite file.
     *
     * @throws OpenVinoException NOT_FOUND if there is no such file, GENERAL if no front end of the runtime reads it
     */
    public Model readModel(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new OpenVinoException(Kind.NOT_FOUND, "No model file " + file);
        }
        try (Arena arena = Arena.ofConfined()) {
            long path = NativeLibrary.string(arena, file.toString()).address();
            return new Model(library, types, library.out("ov_core_read_model", handle.get(), path, 0));
        }
    }

    /** Reads an IR without weights from text. */
    public Model readModel(String xml) {
        try (Arena arena = Arena.ofConfined()) {
            byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
            long text = arena.allocateFrom(JAVA_BYTE, bytes).address();
            return new Model(
                    library,
                    types,
                    library.out("ov_core_read_model_from_memory_buffer", handle.get(), text, bytes.length, 0));
        }
    }

    /**
     * Compiles a model for a device.
     *
     * @param device a device name, or AUTO, MULTI, HETERO or BATCH with a list
     * @param properties for instance {@code PERFORMANCE_HINT}; an unknown key is an error
     */
    public CompiledModel compileModel(Model model, String device, Map<String, String> properties) {
        try (Arena arena = Arena.ofConfined()) {
            long compiled = library.out(
                    "ov_core_compile_model_props",
                    handle.get(),
                    model.pointer(),
                    NativeLibrary.string(arena, device).address(),
                    properties.size(),
                    Properties.array(arena, properties).address());
            return new CompiledModel(library, types, compiled);
        }
    }

    /**
     * A tensor over native memory of the caller, who keeps it alive and unmoved as long as the tensor is in use. Later
     * writes to the memory are seen by inference.
     *
     * @throws OpenVinoException ARGUMENT if the memory is on the heap or smaller than the shape needs
     */
    public Tensor tensor(ElementType type, Shape shape, MemorySegment memory) {
        long need = shape.elements() * type.bytes();
        if (!memory.isNative() || memory.byteSize() < need) {
            throw new OpenVinoException(
                    Kind.ARGUMENT,
                    "A tensor " + type + shape + " needs " + need + " bytes of native memory, not "
                            + (memory.isNative() ? memory.byteSize() + " bytes" : "a Java array"));
        }
        long pointer = library.tensor(types.code(type), shape.toArray(), memory);
        return new Tensor(library, pointer, type, shape, memory.asSlice(0, need));
    }

    /** Frees the core. Models and compiled models made by it stay usable. */
    @Override
    public void close() {
        handle.free();
    }

    private static long withPath(NativeLibrary library, Path xml) {
        try (Arena arena = Arena.ofConfined()) {
            return library.out(
                    "ov_core_create_with_config",
                    NativeLibrary.string(arena, xml.toString()).address());
        }
    }
}
