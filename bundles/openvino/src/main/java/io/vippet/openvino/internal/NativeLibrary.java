package io.vippet.openvino.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.vippet.openvino.OpenVinoException;
import io.vippet.openvino.OpenVinoException.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One loaded {@code libopenvino_c}: functions by name, status codes turned into exceptions. All pointers are longs.
 * Once loaded a library stays until the process ends; its threads would not survive an unload.
 */
public final class NativeLibrary {
    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private final Path file;
    private final SymbolLookup symbols;
    private final Map<String, MemorySegment> functions = new ConcurrentHashMap<>();
    private final ReentrantLock errorText = new ReentrantLock();

    private NativeLibrary(Path file, SymbolLookup symbols) {
        this.file = file;
        this.symbols = symbols;
    }

    /** Loads the C library that lies in a directory. The name carries the version, so it is looked for. */
    public static NativeLibrary load(Path directory) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "libopenvino_c.so*")) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new OpenVinoException(Kind.LIBRARY, "Cannot read the OpenVINO directory " + directory, e);
        }
        Path file = found.stream()
                .sorted()
                .reduce((a, b) -> b)
                .orElseThrow(() -> new OpenVinoException(
                        Kind.LIBRARY,
                        "No libopenvino_c.so* in " + directory + "; name the directory of the runtime's libraries"));
        try {
            return new NativeLibrary(file, SymbolLookup.libraryLookup(file, Arena.global()));
        } catch (IllegalArgumentException e) {
            throw new OpenVinoException(
                    Kind.LIBRARY,
                    "Cannot load " + file + "; are libopenvino.so and libtbb.so of the same version beside it?",
                    e);
        }
    }

    /** The library's file. */
    public Path file() {
        return file;
    }

    /** Calls a function that returns a status and throws unless it is 0. */
    public void call(String function, long... arguments) {
        check(function, status(function, arguments));
    }

    /** Calls a function that returns a status, and hands the status out. */
    public int status(String function, long... arguments) {
        return (int) Calls.invoke(function(function), arguments);
    }

    /** Calls a function that returns something else: a pointer, a boolean (its low byte) or nothing. */
    public long value(String function, long... arguments) {
        return Calls.invoke(function(function), arguments);
    }

    /** Calls a function whose last parameter receives a pointer or a 64-bit number. */
    public long out(String function, long... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            long[] all = Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = result.address();
            call(function, all);
            return result.get(JAVA_LONG, 0);
        }
    }

    /** As {@link #out}, for a {@code char*} that the caller has to free. */
    public String text(String function, long... arguments) {
        long p = out(function, arguments);
        try {
            return string(p);
        } finally {
            value("ov_free", p);
        }
    }

    /** Creates a tensor over memory of the caller; returns its handle. */
    public long tensor(int type, long[] shape, MemorySegment data) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment byValue = arena.allocate(Calls.SHAPE);
            byValue.set(JAVA_LONG, 0, shape.length);
            byValue.set(JAVA_LONG, 8, longs(arena, shape).address());
            MemorySegment out = arena.allocate(JAVA_LONG);
            String name = "ov_tensor_create_from_host_ptr";
            check(name, (int) Calls.tensor(function(name), type, byValue, data.address(), out.address()));
            return out.get(JAVA_LONG, 0);
        }
    }

    /** An array of 64-bit numbers in native memory; never of size 0, so that its address is valid. */
    public static MemorySegment longs(SegmentAllocator arena, long... values) {
        MemorySegment s = arena.allocate(JAVA_LONG, Math.max(1, values.length));
        MemorySegment.copy(values, 0, s, JAVA_LONG, 0, values.length);
        return s;
    }

    /** A C string. */
    public static MemorySegment string(SegmentAllocator arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.UTF_8);
    }

    /** The C string at an address; empty for a null pointer. */
    public static String string(long pointer) {
        return pointer == 0 ? "" : MEMORY.getString(pointer, StandardCharsets.UTF_8);
    }

    /** The pointer or 64-bit number at an address. */
    public static long longAt(long pointer) {
        return MEMORY.get(JAVA_LONG, pointer);
    }

    /** The 32-bit number at an address. */
    public static int intAt(long pointer) {
        return MEMORY.get(JAVA_INT, pointer);
    }

    /** Native memory of someone else. */
    public static MemorySegment bytes(long pointer, long size) {
        return MEMORY.asSlice(pointer, size, JAVA_BYTE.byteAlignment());
    }

    private MemorySegment function(String name) {
        return functions.computeIfAbsent(name, n -> symbols.find(n)
                .orElseThrow(() -> new OpenVinoException(
                        Kind.VERSION, file + " has no function " + n + "; this binding was made for 2026.4")));
    }

    /** Throws unless the status is 0. */
    public void check(String function, int status) {
        if (status == 0) {
            return;
        }
        throw new OpenVinoException(ErrorText.kind(status), ErrorText.message(function, status, lastError()));
    }

    // The text belongs to the process and stays until the next failure: read it at once and only after a failure.
    private String lastError() {
        errorText.lock();
        try {
            long p = value("ov_get_last_err_msg");
            String text = string(p);
            if (p != 0) {
                value("ov_free", p);
            }
            return text;
        } finally {
            errorText.unlock();
        }
    }
}
