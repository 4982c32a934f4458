package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;

import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.util.Optional;

/**
 * What the registry says about one kind of element.
 *
 * @param klass classification, {@code Codec/Decoder/Video}
 * @param plugin empty when it belongs to none
 */
public record ElementFactory(String name, String klass, String plugin, String description) {

    /** Looks a factory up by name. */
    public static Optional<ElementFactory> find(String name) {
        try (Arena arena = Arena.ofConfined()) {
            long factory = call(
                    GstFunctions.ELEMENT_FACTORY_FIND, arena.allocateFrom(name).address());
            if (factory == 0) {
                return Optional.empty();
            }
            try {
                return Optional.of(read(name, factory));
            } finally {
                call(GstFunctions.OBJECT_UNREF, factory);
            }
        }
    }

    /** Loads the plug-in of a factory ahead of its first use; false when there is none of that name. */
    public static boolean load(String name) {
        try (Arena arena = Arena.ofConfined()) {
            long factory = call(
                    GstFunctions.ELEMENT_FACTORY_FIND, arena.allocateFrom(name).address());
            if (factory == 0) {
                return false;
            }
            long loaded = call(GstFunctions.PLUGIN_FEATURE_LOAD, factory);
            call(GstFunctions.OBJECT_UNREF, factory);
            if (loaded != 0) {
                call(GstFunctions.OBJECT_UNREF, loaded);
            }
            return loaded != 0;
        }
    }

    static ElementFactory read(String name, long factory) {
        return new ElementFactory(
                name,
                metadata(factory, "klass"),
                Native.text(call(GstFunctions.PLUGIN_FEATURE_GET_PLUGIN_NAME, factory)),
                metadata(factory, "description"));
    }

    static String metadata(long factory, String key) {
        try (Arena arena = Arena.ofConfined()) {
            return Native.text(call(
                    GstFunctions.ELEMENT_FACTORY_GET_METADATA,
                    factory,
                    arena.allocateFrom(key).address()));
        }
    }
}
