package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Everything that GStreamer can make. Reading properties loads plug-ins, all of them some 100 MB in a second. */
public final class Registry {

    private static final List<String> DIRECTIONS = List.of("unknown", "src", "sink");
    private static final List<String> PRESENCES = List.of("always", "sometimes", "request");

    private Registry() {}

    /** An element factory with its pads and properties. */
    public record Description(ElementFactory factory, List<PadTemplate> pads, List<PropertyDescription> properties) {}

    /** All element factories, by name; loads nothing. */
    public static List<ElementFactory> factories() {
        List<ElementFactory> result = new ArrayList<>();
        each(factory -> result.add(factory(factory)));
        result.sort(Comparator.comparing(ElementFactory::name));
        return result;
    }

    /** All element factories, by name; those whose plug-in does not load are left out. */
    public static List<Description> elements() {
        List<Description> result = new ArrayList<>();
        each(factory -> describe(factory).ifPresent(result::add));
        result.sort(Comparator.comparing(d -> d.factory().name()));
        return result;
    }

    /** One kind of element; empty when there is none of that name or its plug-in does not load. */
    public static Optional<Description> element(String name) {
        try (Arena arena = Arena.ofConfined()) {
            long factory = call(
                    GstFunctions.ELEMENT_FACTORY_FIND, arena.allocateFrom(name).address());
            if (factory == 0) {
                return Optional.empty();
            }
            Optional<Description> description = describe(factory);
            call(GstFunctions.OBJECT_UNREF, factory);
            return description;
        }
    }

    private static void each(LongConsumer factory) {
        long list = call(
                GstFunctions.REGISTRY_GET_FEATURE_LIST,
                call(GstFunctions.REGISTRY_GET),
                call(GstFunctions.ELEMENT_FACTORY_GET_TYPE));
        for (long node = list; node != 0; node = getLong(node + Layout.LIST_NEXT)) {
            factory.accept(getLong(node));
        }
        call(GstFunctions.PLUGIN_FEATURE_LIST_FREE, list);
    }

    private static ElementFactory factory(long factory) {
        return ElementFactory.read(GLib.take(call(GstFunctions.OBJECT_GET_NAME, factory)), factory);
    }

    private static Optional<Description> describe(long factory) {
        long loaded = call(GstFunctions.PLUGIN_FEATURE_LOAD, factory);
        if (loaded == 0) {
            return Optional.empty();
        }
        List<PropertyDescription> properties = List.of();
        long type = call(GstFunctions.ELEMENT_FACTORY_GET_ELEMENT_TYPE, loaded);
        long klass = type == 0 ? 0 : call(GLib.G_TYPE_CLASS_REF, type);
        if (klass != 0) {
            properties = PropertySpecs.of(klass);
            call(GLib.G_TYPE_CLASS_UNREF, klass);
        }
        Description description = new Description(factory(loaded), pads(loaded), properties);
        call(GstFunctions.OBJECT_UNREF, loaded);
        return Optional.of(description);
    }

    private static List<PadTemplate> pads(long factory) {
        List<PadTemplate> pads = new ArrayList<>();
        long list = call(GstFunctions.ELEMENT_FACTORY_GET_STATIC_PAD_TEMPLATES, factory);
        for (long node = list; node != 0; node = getLong(node + Layout.LIST_NEXT)) {
            long template = getLong(node);
            pads.add(new PadTemplate(
                    Native.text(getLong(template)),
                    DIRECTIONS.get(getInt(template + Layout.PAD_TEMPLATE_DIRECTION)),
                    PRESENCES.get(getInt(template + Layout.PAD_TEMPLATE_PRESENCE)),
                    Native.text(getLong(template + Layout.PAD_TEMPLATE_CAPS))));
        }
        return pads;
    }
}
