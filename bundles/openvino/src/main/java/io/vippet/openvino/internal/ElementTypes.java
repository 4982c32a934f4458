package io.vippet.openvino.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.vippet.openvino.ElementType;
import io.vippet.openvino.OpenVinoException;
import io.vippet.openvino.OpenVinoException.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers that one runtime uses for element types. They moved between releases, so they are asked for: a model in
 * memory with one input per type tells what the runtime calls each.
 */
public final class ElementTypes {
    private final Map<ElementType, Integer> codes = new EnumMap<>(ElementType.class);
    private final Map<Integer, ElementType> types = new HashMap<>();

    private ElementTypes() {}

    /** Asks the runtime behind a core. */
    public static ElementTypes calibrate(NativeLibrary library, long core) {
        ElementTypes result = new ElementTypes();
        try (Arena arena = Arena.ofConfined()) {
            byte[] xml = model().getBytes(StandardCharsets.UTF_8);
            MemorySegment text = arena.allocateFrom(JAVA_BYTE, xml);
            long model = library.out("ov_core_read_model_from_memory_buffer", core, text.address(), xml.length, 0);
            try {
                for (ElementType type : ElementType.values()) {
                    if (type != ElementType.OTHER) {
                        result.add(type, codeOfInput(library, model, type.ordinal()));
                    }
                }
            } finally {
                library.value("ov_model_free", model);
            }
        }
        if (result.types.size() != result.codes.size()) {
            throw new OpenVinoException(Kind.VERSION, library.file() + " does not tell its element types apart");
        }
        return result;
    }

    /** The runtime's number of a type. */
    public int code(ElementType type) {
        Integer code = codes.get(type);
        if (code == null) {
            throw new OpenVinoException(Kind.ARGUMENT, "Tensors of type " + type + " are not handled");
        }
        return code;
    }

    /** The type behind a number of the runtime. */
    public ElementType type(int code) {
        return types.getOrDefault(code, ElementType.OTHER);
    }

    private void add(ElementType type, int code) {
        codes.put(type, code);
        types.put(code, type);
    }

    private static int codeOfInput(NativeLibrary library, long model, int index) {
        long port = library.out("ov_model_const_input_by_index", model, index);
        try {
            return (int) library.out("ov_port_get_element_type", port);
        } finally {
            library.value("ov_output_const_port_free", port);
        }
    }

    private static String model() {
        StringBuilder layers = new StringBuilder();
        StringBuilder edges = new StringBuilder();
        for (ElementType t : ElementType.values()) {
            if (t == ElementType.OTHER) {
                continue;
            }
            int in = 2 * t.ordinal();
            int out = in + 1;
            layers.append("""
                    <layer id="%d" name="p%d" type="Parameter" version="opset1"><data shape="1" element_type="%s"/><output><port id="0" precision="%s"><dim>1</dim></port></output></layer>
                    <layer id="%d" name="r%d" type="Result" version="opset1"><input><port id="0" precision="%s"><dim>1</dim></port></input></layer>
                    """.formatted(in, in, t.irName(), precision(t), out, out, precision(t)));
            edges.append("<edge from-layer=\"%d\" from-port=\"0\" to-layer=\"%d\" to-port=\"0\"/>".formatted(in, out));
        }
        return "<net name=\"types\" version=\"11\"><layers>" + layers + "</layers><edges>" + edges + "</edges></net>";
    }

    // Ports of IR files name the same types in capitals and in a notation of their own.
    private static String precision(ElementType type) {
        return switch (type) {
            case BOOLEAN -> "BOOL";
            case F16 -> "FP16";
            case F32 -> "FP32";
            case F64 -> "FP64";
            default -> type.name();
        };
    }
}
