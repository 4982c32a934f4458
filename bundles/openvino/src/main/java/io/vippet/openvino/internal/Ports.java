package io.vippet.openvino.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.vippet.openvino.OpenVinoException;
import io.vippet.openvino.PartialShape;
import io.vippet.openvino.Port;
import io.vippet.openvino.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Reads ports of models, and shapes, into values that hold no native memory. */
public final class Ports {
    private Ports() {}

    /** All ports of one side of a model ({@code function} takes the owner and an index). */
    public static List<Port> read(NativeLibrary library, ElementTypes types, long owner, String function, long count) {
        List<Port> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long port = library.out(function, owner, i);
            try {
                ports.add(new Port(
                        i,
                        name(library, port),
                        types.type((int) library.out("ov_port_get_element_type", port)),
                        shape(library, port)));
            } finally {
                library.value("ov_output_const_port_free", port);
            }
        }
        return List.copyOf(ports);
    }

    /** The shape of a tensor. */
    public static Shape ofTensor(NativeLibrary library, long tensor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment s = arena.allocate(16, 8);
            library.call("ov_tensor_get_shape", tensor, s.address());
            long rank = s.get(JAVA_LONG, 0);
            long dims = s.get(JAVA_LONG, 8);
            long[] values = new long[(int) rank];
            for (int i = 0; i < rank; i++) {
                values[i] = NativeLibrary.longAt(dims + 8L * i);
            }
            library.value("ov_shape_free", s.address());
            return Shape.of(values);
        }
    }

    private static String name(NativeLibrary library, long port) {
        try {
            return library.text("ov_port_get_any_name", port);
        } catch (OpenVinoException e) {
            return ""; // a tensor without names is an error there, but an ordinary thing in models
        }
    }

    // ov_partial_shape_t is { rank { min, max }, pointer to { min, max } per dimension }.
    private static PartialShape shape(NativeLibrary library, long port) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment s = arena.allocate(24, 8);
            library.call("ov_port_get_partial_shape", port, s.address());
            try {
                boolean known = s.get(JAVA_LONG, 0) == s.get(JAVA_LONG, 8);
                List<PartialShape.Dimension> dims = new ArrayList<>();
                for (int i = 0; known && i < s.get(JAVA_LONG, 0); i++) {
                    long d = s.get(JAVA_LONG, 16) + 16L * i;
                    dims.add(new PartialShape.Dimension(NativeLibrary.longAt(d), NativeLibrary.longAt(d + 8)));
                }
                return new PartialShape(known, dims);
            } finally {
                library.value("ov_partial_shape_free", s.address());
            }
        }
    }
}
