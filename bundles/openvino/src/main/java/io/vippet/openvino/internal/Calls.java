package io.vippet.openvino.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/**
 * The few call shapes that the C API needs, without an address bound: linking a shape costs milliseconds, so every
 * function whose arguments travel in integer registers shares one of them.
 */
final class Calls {
    /** {@code ov_shape_t}: rank and a pointer to the dimensions, passed by value. */
    static final StructLayout SHAPE = MemoryLayout.structLayout(JAVA_LONG.withName("rank"), JAVA_LONG.withName("dims"));

    static final MethodHandle F0 = integers(0);
    static final MethodHandle F1 = integers(1);
    static final MethodHandle F2 = integers(2);
    static final MethodHandle F3 = integers(3);
    static final MethodHandle F4 = integers(4);
    static final MethodHandle F5 = integers(5);
    static final MethodHandle F6 = integers(6);

    /** {@code ov_tensor_create_from_host_ptr(type, shape, data, out)}. */
    static final MethodHandle TENSOR = Linker.nativeLinker()
            .downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_INT, SHAPE, JAVA_LONG, JAVA_LONG));

    private Calls() {}

    static long invoke(MemorySegment f, long... a) {
        try {
            return switch (a.length) {
                case 0 -> (long) F0.invokeExact(f);
                case 1 -> (long) F1.invokeExact(f, a[0]);
                case 2 -> (long) F2.invokeExact(f, a[0], a[1]);
                case 3 -> (long) F3.invokeExact(f, a[0], a[1], a[2]);
                case 4 -> (long) F4.invokeExact(f, a[0], a[1], a[2], a[3]);
                case 5 -> (long) F5.invokeExact(f, a[0], a[1], a[2], a[3], a[4]);
                case 6 -> (long) F6.invokeExact(f, a[0], a[1], a[2], a[3], a[4], a[5]);
                default -> throw new IllegalArgumentException("no call shape for " + a.length + " arguments");
            };
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e); // a downcall declares Throwable but throws nothing checked
        }
    }

    static long tensor(MemorySegment f, int type, MemorySegment shape, long data, long out) {
        try {
            return (long) TENSOR.invokeExact(f, type, shape, data, out);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static MethodHandle integers(int n) {
        MemoryLayout[] arguments = new MemoryLayout[n];
        Arrays.fill(arguments, JAVA_LONG);
        return Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_LONG, arguments));
    }
}
