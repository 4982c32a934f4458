package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.setInt;
import static io.vippet.gstreamer.internal.Native.setLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes Java element types known to GStreamer, for this process only: nothing is written to its registry file. */
public final class ElementRegistrar {

    private static final List<Definition> DEFINITIONS = new CopyOnWriteArrayList<>();
    private static final ConcurrentHashMap<Long, Definition> BY_GTYPE = new ConcurrentHashMap<>();
    private static final List<Definition> PENDING = new ArrayList<>();
    private static final int PASSTHROUGH_IP = 492;
    private static final int SRC = 1;
    private static final int SINK = 2;
    private static final int ALWAYS = 0;
    private static final int REQUEST = 2;

    /** What GStreamer's side of a type is made of. */
    private enum Base {
        TRANSFORM,
        ASYNC_TRANSFORM,
        AGGREGATOR;

        static Base of(ElementType type) {
            return switch (type.constructor().get()) {
                case AsyncTransform _ -> ASYNC_TRANSFORM;
                case BaseTransform _ -> TRANSFORM;
                case Aggregator _ -> AGGREGATOR;
            };
        }
    }

    private record Definition(ElementType type, Measurements measurements, Base base) {}

    private ElementRegistrar() {}

    /**
     * Registers the types whose factory name is not taken.
     *
     * @param measurements where the elements leave what they measure
     * @return the names that were registered
     * @throws GstException when GStreamer's structures are not as expected, or it refuses a type
     */
    public static synchronized List<String> register(Collection<ElementType> types, Measurements measurements) {
        Abi.check();
        PENDING.clear();
        for (ElementType type : types) {
            if (ElementFactory.find(type.factory()).isEmpty()) {
                PENDING.add(new Definition(type, measurements, Base.of(type)));
            }
        }
        if (PENDING.isEmpty()) {
            return List.of();
        }
        int ok = (int) call(
                GstFunctions.PLUGIN_REGISTER_STATIC,
                1,
                20,
                Native.eternal("vippetjava" + (DEFINITIONS.isEmpty() ? "" : DEFINITIONS.size())),
                Native.eternal("Elements written in Java"),
                Stubs.PLUGIN_INIT,
                Native.eternal("1.0"),
                Native.eternal("Apache 2.0"),
                Native.eternal("vippet"),
                Native.eternal("vippet"),
                Native.eternal("https://www.apache.org/licenses/LICENSE-2.0"));
        if (ok == 0) {
            throw new GstException(GstException.Kind.REGISTRATION, "The plug-in of the Java elements was refused");
        }
        return PENDING.stream().map(d -> d.type().factory()).toList();
    }

    private static int pluginInit(long plugin) {
        try {
            for (Definition definition : PENDING) {
                long gtype = gtype(definition);
                if (gtype == 0
                        || (int) call(
                                        GstFunctions.ELEMENT_REGISTER,
                                        plugin,
                                        Native.eternal(definition.type().factory()),
                                        0,
                                        gtype)
                                == 0) {
                    System.err.println(
                            "Element type refused: " + definition.type().factory());
                    return 0;
                }
            }
            return 1;
        } catch (Throwable t) {
            System.err.println("Java elements cannot be registered: " + t);
            return 0;
        }
    }

    private static long gtype(Definition definition) {
        DEFINITIONS.add(definition);
        boolean aggregator = definition.base() == Base.AGGREGATOR;
        MemorySegment info = Arena.global().allocate(Layout.TYPE_INFO_SIZE, 8);
        info.set(ValueLayout.JAVA_SHORT, 0, (short)
                (aggregator ? Layout.AGGREGATOR_CLASS_SIZE : Layout.TRANSFORM_CLASS_SIZE));
        info.set(ValueLayout.JAVA_LONG, Layout.TYPE_INFO_CLASS_INIT, Stubs.CLASS_INIT);
        info.set(ValueLayout.JAVA_LONG, Layout.TYPE_INFO_CLASS_DATA, DEFINITIONS.size() - 1);
        info.set(ValueLayout.JAVA_SHORT, Layout.TYPE_INFO_INSTANCE_SIZE, (short) (Layout.INDEX + 8));
        info.set(ValueLayout.JAVA_LONG, Layout.TYPE_INFO_INSTANCE_INIT, Stubs.INSTANCE_INIT);
        long gtype = call(
                GLib.G_TYPE_REGISTER_STATIC,
                call(aggregator ? GstFunctions.AGGREGATOR_GET_TYPE : GstFunctions.BASE_TRANSFORM_GET_TYPE),
                Native.eternal(definition.type().gtype()),
                info.address(),
                0);
        BY_GTYPE.put(gtype, definition);
        return gtype;
    }

    private static void classInit(long klass, long data) {
        try {
            Definition definition = DEFINITIONS.get((int) data);
            ElementType type = definition.type();
            functions(klass);
            switch (definition.base()) {
                case TRANSFORM -> {
                    transformFunctions(klass);
                    setLong(klass + Layout.CLASS_TRANSFORM_IP, TransformUpcalls.TRANSFORM_IP);
                    setInt(klass + PASSTHROUGH_IP, type.passthrough() ? 1 : 0);
                }
                case ASYNC_TRANSFORM -> {
                    transformFunctions(klass);
                    setLong(klass + Layout.CLASS_GENERATE_OUTPUT, TransformUpcalls.GENERATE_OUTPUT);
                    setInt(klass + PASSTHROUGH_IP, 0);
                }
                case AGGREGATOR -> aggregatorFunctions(klass);
            }
            int id = 1;
            for (Property<?> property : type.properties()) {
                call(GLib.G_OBJECT_CLASS_INSTALL_PROPERTY, klass, id++, PropertyValues.spec(property));
            }
            call(
                    GstFunctions.ELEMENT_CLASS_SET_METADATA,
                    klass,
                    Native.eternal(type.longName()),
                    Native.eternal(type.klass()),
                    Native.eternal(type.description()),
                    Native.eternal("ViPPET"));
            if (definition.base() == Base.AGGREGATOR) {
                long pads = call(GstFunctions.AGGREGATOR_PAD_GET_TYPE);
                padTemplate(klass, "sink_%u", SINK, REQUEST, pads, type.sinkCaps());
                padTemplate(klass, "src", SRC, ALWAYS, pads, type.srcCaps());
            } else {
                long pads = call(GstFunctions.PAD_GET_TYPE);
                padTemplate(klass, "sink", SINK, ALWAYS, pads, type.sinkCaps());
                padTemplate(klass, "src", SRC, ALWAYS, pads, type.srcCaps());
            }
        } catch (Throwable t) {
            System.err.println("Java element type cannot be set up: " + t);
        }
    }

    private static void functions(long klass) {
        setLong(klass + Layout.CLASS_SET_PROPERTY, ElementUpcalls.SET_PROPERTY);
        setLong(klass + Layout.CLASS_GET_PROPERTY, ElementUpcalls.GET_PROPERTY);
        setLong(klass + Layout.CLASS_FINALIZE, ElementUpcalls.FINALIZE);
    }

    private static void transformFunctions(long klass) {
        setLong(klass + Layout.CLASS_START, ElementUpcalls.START);
        setLong(klass + Layout.CLASS_STOP, ElementUpcalls.STOP);
        setLong(klass + Layout.CLASS_SET_CAPS, TransformUpcalls.SET_CAPS);
        setLong(klass + Layout.CLASS_SINK_EVENT, TransformUpcalls.SINK_EVENT);
        setLong(klass + Layout.CLASS_QUERY, TransformUpcalls.QUERY);
    }

    private static void aggregatorFunctions(long klass) {
        setLong(klass + Layout.AGGREGATOR_CLASS_START, ElementUpcalls.START);
        setLong(klass + Layout.AGGREGATOR_CLASS_STOP, ElementUpcalls.STOP);
        setLong(klass + Layout.AGGREGATOR_CLASS_SINK_EVENT, AggregatorUpcalls.SINK_EVENT);
        setLong(klass + Layout.AGGREGATOR_CLASS_UPDATE_SRC_CAPS, AggregatorUpcalls.UPDATE_SRC_CAPS);
        setLong(klass + Layout.AGGREGATOR_CLASS_AGGREGATE, AggregatorUpcalls.AGGREGATE);
    }

    private static void padTemplate(long klass, String name, int direction, int presence, long padType, String caps) {
        long parsed = call(GstFunctions.CAPS_FROM_STRING, Native.eternal(caps));
        if (parsed == 0) {
            throw new GstException(GstException.Kind.PARSE, "Caps '%s' cannot be read".formatted(caps));
        }
        call(
                GstFunctions.ELEMENT_CLASS_ADD_PAD_TEMPLATE,
                klass,
                call(GstFunctions.PAD_TEMPLATE_NEW, Native.eternal(name), direction, presence, parsed, padType));
    }

    private static void instanceInit(long instance, long klass) {
        try {
            Definition definition = BY_GTYPE.get(Native.getLong(klass));
            if (definition == null) {
                throw new IllegalStateException("Unknown class");
            }
            JavaElement element = definition.type().constructor().get();
            element.attach(instance, definition.type(), definition.measurements());
            ElementUpcalls.add(instance, element);
            if (element instanceof Aggregator) {
                return;
            }
            call(GstFunctions.BASE_TRANSFORM_SET_QOS_ENABLED, instance, 0);
            if (definition.type().passthrough()) {
                call(GstFunctions.BASE_TRANSFORM_SET_PASSTHROUGH, instance, 1);
            }
        } catch (Throwable t) {
            System.err.println("Java element cannot be made: " + t);
        }
    }

    private static final class Stubs {
        static final long PLUGIN_INIT = stub("pluginInit", int.class, 1);
        static final long CLASS_INIT = stub("classInit", void.class, 2);
        static final long INSTANCE_INIT = stub("instanceInit", void.class, 2);

        private static long stub(String method, Class<?> returns, int arguments) {
            return Native.upcall(MethodHandles.lookup().in(ElementRegistrar.class), method, returns, arguments);
        }
    }
}
