package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.util.Optional;

/**
 * A key under which Java elements attach an immutable Java value to buffers. It travels as a custom meta without tags,
 * which every in-place element, {@code videoconvert} and {@code videoscale} keep; what it says about places should
 * therefore be relative to the picture's size. Copies of a buffer share the value. Not kept by elements that make new
 * buffers (encoders, muxers).
 *
 * @param <T> type of the value
 */
public final class Attachment<T> {

    private static final int METADATA_NAME_LIMIT = 60;

    private final String name;
    private final Class<T> type;
    private volatile long nativeName;

    private Attachment(String name, Class<T> type) {
        this.name = name;
        this.type = type;
    }

    /**
     * Makes a key; to be kept in a static final field.
     *
     * @param name unique in the process: letters and digits, a letter first
     */
    public static <T> Attachment<T> of(String name, Class<T> type) {
        if (!name.matches("[A-Za-z][A-Za-z0-9]*") || name.length() > METADATA_NAME_LIMIT) {
            throw new IllegalArgumentException(
                    "Name '%s' should be at most %d letters and digits".formatted(name, METADATA_NAME_LIMIT));
        }
        return new Attachment<>(name, type);
    }

    void put(long buffer, T value) {
        long meta = call(GstFunctions.BUFFER_GET_CUSTOM_META, buffer, nativeName());
        if (meta == 0) {
            meta = call(GstFunctions.BUFFER_ADD_CUSTOM_META, buffer, nativeName());
        }
        if (meta == 0) {
            throw new IllegalStateException("Buffer is not writable: %s cannot be attached".formatted(name));
        }
        long structure = call(GstFunctions.CUSTOM_META_GET_STRUCTURE, meta);
        try (Arena arena = Arena.ofConfined()) {
            long gvalue = arena.allocate(Layout.VALUE_SIZE, 8).address();
            call(GLib.G_VALUE_INIT, gvalue, JavaObjects.gtype());
            call(GLib.G_VALUE_TAKE_BOXED, gvalue, JavaObjects.hold(value));
            call(GstFunctions.STRUCTURE_TAKE_VALUE, structure, JavaObjects.FIELD, gvalue);
        }
    }

    Optional<T> get(long buffer) {
        long meta = call(GstFunctions.BUFFER_GET_CUSTOM_META, buffer, nativeName());
        if (meta == 0) {
            return Optional.empty();
        }
        long structure = call(GstFunctions.CUSTOM_META_GET_STRUCTURE, meta);
        long gvalue = call(GstFunctions.STRUCTURE_GET_VALUE, structure, JavaObjects.FIELD);
        if (gvalue == 0) {
            return Optional.empty();
        }
        return JavaObjects.get(Native.getLong(gvalue + Layout.VALUE_DATA)).map(type::cast);
    }

    private long nativeName() {
        long known = nativeName;
        return known != 0 ? known : register();
    }

    private synchronized long register() {
        if (nativeName == 0) {
            long text = Native.eternal(name);
            long noTags = Arena.global().allocate(8, 8).address();
            call(GstFunctions.META_REGISTER_CUSTOM, text, noTags, 0, 0, 0);
            nativeName = text;
        }
        return nativeName;
    }
}
