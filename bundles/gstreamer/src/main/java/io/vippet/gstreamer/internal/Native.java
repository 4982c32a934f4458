package io.vippet.gstreamer.internal;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls by shape. Pointers and integers travel as {@code long}: same registers, no wrapping, and one linked handle serves
 * every function with that number of arguments. Each shape lives in a holder class of its own because linking one costs
 * some 3 ms. A returned C {@code int} or {@code gboolean} leaves the upper half undefined: cast it.
 */
public final class Native {

    /** All of memory. */
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final Linker LINKER = Linker.nativeLinker();

    private Native() {}

    /** Address of a function; fails when it is missing. */
    public static MemorySegment function(String name) {
        return Libraries.find(name);
    }

    /** Whether the installed version has a function. */
    public static boolean has(String name) {
        return Libraries.optional(name).isPresent();
    }

    public static long call(MemorySegment function) {
        try {
            return (long) Shape0.HANDLE.invokeExact(function);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    public static long call(MemorySegment function, long a) {
        try {
            return (long) Shape1.HANDLE.invokeExact(function, a);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    public static long call(MemorySegment function, long a, long b) {
        try {
            return (long) Shape2.HANDLE.invokeExact(function, a, b);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    public static long call(MemorySegment function, long a, long b, long c) {
        try {
            return (long) Shape3.HANDLE.invokeExact(function, a, b, c);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    public static long call(MemorySegment function, long a, long b, long c, long d) {
        try {
            return (long) Shape4.HANDLE.invokeExact(function, a, b, c, d);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    public static long call(MemorySegment function, long a, long b, long c, long d, long e) {
        try {
            return (long) Shape5.HANDLE.invokeExact(function, a, b, c, d, e);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    public static long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) Shape6.HANDLE.invokeExact(function, a, b, c, d, e, f);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    public static long call(MemorySegment function, long a, long b, long c, long d, long e, long f, long g) {
        try {
            return (long) Shape7.HANDLE.invokeExact(function, a, b, c, d, e, f, g);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    public static long call(MemorySegment function, long a, long b, long c, long d, long e, long f, long g, long h) {
        try {
            return (long) Shape8.HANDLE.invokeExact(function, a, b, c, d, e, f, g, h);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    public static long call(
            MemorySegment function, long a, long b, long c, long d, long e, long f, long g, long h, long i) {
        try {
            return (long) Shape9.HANDLE.invokeExact(function, a, b, c, d, e, f, g, h, i);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    public static long call(
            MemorySegment function, long a, long b, long c, long d, long e, long f, long g, long h, long i, long j) {
        try {
            return (long) Shape10.HANDLE.invokeExact(function, a, b, c, d, e, f, g, h, i, j);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Shape of {@code g_param_spec_float}. */
    public static long callFloat(
            MemorySegment function, long a, long b, long c, float min, float max, float otherwise, long flags) {
        try {
            return (long) ShapeFloat.HANDLE.invokeExact(function, a, b, c, min, max, otherwise, flags);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Shape of {@code g_param_spec_double}. */
    public static long callDouble(
            MemorySegment function, long a, long b, long c, double min, double max, double otherwise, long flags) {
        try {
            return (long) ShapeDouble.HANDLE.invokeExact(function, a, b, c, min, max, otherwise, flags);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Calls a function pointer. */
    public static MemorySegment pointer(long address) {
        return MemorySegment.ofAddress(address);
    }

    /** A C function that calls a static method taking longs; lives for ever. */
    public static long upcall(MethodHandles.Lookup lookup, String method, Class<?> returns, int arguments) {
        Class<?>[] longs = new Class<?>[arguments];
        Arrays.fill(longs, long.class);
        MemoryLayout[] layouts = new MemoryLayout[arguments];
        Arrays.fill(layouts, JAVA_LONG);
        try {
            MethodHandle target =
                    lookup.findStatic(lookup.lookupClass(), method, MethodType.methodType(returns, longs));
            FunctionDescriptor descriptor =
                    switch (returns.getName()) {
                        case "void" -> FunctionDescriptor.ofVoid(layouts);
                        case "int" -> FunctionDescriptor.of(JAVA_INT, layouts);
                        default -> FunctionDescriptor.of(JAVA_LONG, layouts);
                    };
            return LINKER.upcallStub(target, descriptor, Arena.global()).address();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte getByte(long address) {
        return ALL.get(ValueLayout.JAVA_BYTE, address);
    }

    public static int getInt(long address) {
        return ALL.get(JAVA_INT, address);
    }

    public static long getLong(long address) {
        return ALL.get(JAVA_LONG, address);
    }

    public static float getFloat(long address) {
        return ALL.get(JAVA_FLOAT, address);
    }

    public static double getDouble(long address) {
        return ALL.get(JAVA_DOUBLE, address);
    }

    public static void setInt(long address, int value) {
        ALL.set(JAVA_INT, address, value);
    }

    public static void setLong(long address, long value) {
        ALL.set(JAVA_LONG, address, value);
    }

    public static void setFloat(long address, float value) {
        ALL.set(JAVA_FLOAT, address, value);
    }

    public static void setDouble(long address, double value) {
        ALL.set(JAVA_DOUBLE, address, value);
    }

    /** Memory that belongs to C. */
    public static MemorySegment memory(long address, long size) {
        return ALL.asSlice(address, size);
    }

    /** A copy of a C string; null for NULL. */
    public static @Nullable String string(long address) {
        return address == 0 ? null : ALL.getString(address);
    }

    /** A copy of a C string; {@code ""} for NULL. */
    public static String text(long address) {
        return address == 0 ? "" : ALL.getString(address);
    }

    /** A C string that is never freed. */
    public static long eternal(String text) {
        return Arena.global().allocateFrom(text).address();
    }

    private static MethodHandle shape(int arguments) {
        MemoryLayout[] layouts = new MemoryLayout[arguments];
        Arrays.fill(layouts, JAVA_LONG);
        return LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, layouts));
    }

    private static RuntimeException unexpected(Throwable t) {
        if (t instanceof Error error) {
            throw error;
        }
        return t instanceof RuntimeException runtime ? runtime : new IllegalStateException(t);
    }

    private static final class Shape0 {
        static final MethodHandle HANDLE = shape(0);
    }

    private static final class Shape1 {
        static final MethodHandle HANDLE = shape(1);
    }

    private static final class Shape2 {
        static final MethodHandle HANDLE = shape(2);
    }

    private static final class Shape3 {
        static final MethodHandle HANDLE = shape(3);
    }

    private static final class Shape4 {
        static final MethodHandle HANDLE = shape(4);
    }

    private static final class Shape5 {
        static final MethodHandle HANDLE = shape(5);
    }

    private static final class Shape6 {
        static final MethodHandle HANDLE = shape(6);
    }

    private static final class Shape7 {
        static final MethodHandle HANDLE = shape(7);
    }

    private static final class Shape8 {
        static final MethodHandle HANDLE = shape(8);
    }

    private static final class Shape9 {
        static final MethodHandle HANDLE = shape(9);
    }

    private static final class Shape10 {
        static final MethodHandle HANDLE = shape(10);
    }

    private static final class ShapeFloat {
        static final MethodHandle HANDLE = LINKER.downcallHandle(FunctionDescriptor.of(
                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_FLOAT, JAVA_FLOAT, JAVA_FLOAT, JAVA_LONG));
    }

    private static final class ShapeDouble {
        static final MethodHandle HANDLE = LINKER.downcallHandle(FunctionDescriptor.of(
                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_LONG));
    }
}
