package io.vippet.openvino.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/** Configuration pairs as the C API takes them: an array of key and value pointers. */
public final class Properties {
    private Properties() {}

    /** The array, alive as long as the arena. */
    public static MemorySegment array(Arena arena, Map<String, String> properties) {
        MemorySegment array = arena.allocate(16L * Math.max(1, properties.size()), 8);
        long at = 0;
        for (Map.Entry<String, String> e : properties.entrySet()) {
            array.set(JAVA_LONG, at, NativeLibrary.string(arena, e.getKey()).address());
            array.set(
                    JAVA_LONG, at + 8, NativeLibrary.string(arena, e.getValue()).address());
            at += 16;
        }
        return array;
    }
}
