package io.vippet.gstreamer.internal;

import io.vippet.gstreamer.GstException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Optional;

/** The shared libraries, opened by soname so that no development package is needed. */
final class Libraries {

    private static final List<String> NAMES = List.of(
            "libgstreamer-1.0.so.0",
            "libgstbase-1.0.so.0",
            "libgstvideo-1.0.so.0",
            "libgobject-2.0.so.0",
            "libglib-2.0.so.0");

    private static final List<SymbolLookup> LOOKUPS =
            NAMES.stream().map(Libraries::open).toList();

    private Libraries() {}

    static MemorySegment find(String function) {
        return optional(function)
                .orElseThrow(() -> new GstException(
                        GstException.Kind.LIBRARY,
                        "GStreamer 1.20 or later is needed: function %s is missing".formatted(function)));
    }

    static Optional<MemorySegment> optional(String function) {
        for (SymbolLookup lookup : LOOKUPS) {
            Optional<MemorySegment> symbol = lookup.find(function);
            if (symbol.isPresent()) {
                return symbol;
            }
        }
        return Optional.empty();
    }

    private static SymbolLookup open(String name) {
        try {
            return SymbolLookup.libraryLookup(name, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new GstException(
                    GstException.Kind.LIBRARY,
                    "Library %s cannot be opened; is GStreamer installed?".formatted(name),
                    e);
        }
    }
}
