package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A pipeline made from a launch text. */
public final class Pipeline extends Element {

    private Pipeline(long address) {
        super(address);
    }

    /**
     * Parses a launch text. Strict: any complaint counts, also those that {@code gst_parse_launch} only logs while it
     * returns a pipeline with pieces missing.
     *
     * @throws GstException of kind PARSE with every complaint
     */
    public static Pipeline parse(String launch) {
        if (launch.indexOf('\0') >= 0) {
            throw new GstException(GstException.Kind.PARSE, "A launch text holds no NUL character");
        }
        List<String> complaints = new ArrayList<>();
        long parsed;
        try (ErrorLog log = ErrorLog.open();
                Arena arena = Arena.ofConfined()) {
            long error = arena.allocate(8, 8).address();
            parsed = call(GstFunctions.PARSE_LAUNCH, arena.allocateFrom(launch).address(), error);
            String message = GLib.takeError(getLong(error));
            if (message != null) {
                complaints.add(message);
            }
            log.records().stream()
                    .filter(record -> !complaints.contains(record) && !isEcho(record, complaints))
                    .forEach(complaints::add);
        }
        if (parsed == 0 && complaints.isEmpty()) {
            complaints.add("the text describes nothing");
        }
        List<String> factories = factories(parsed);
        List<String> overlong = OverlongNumbers.in(launch, factories);
        if (!overlong.isEmpty()) {
            discard(parsed);
            throw new GstException(GstException.Kind.PARSE, overlong);
        }
        if (!complaints.isEmpty()) {
            discard(parsed);
            throw new GstException(
                    GstException.Kind.PARSE,
                    complaints.stream()
                            .map(complaint -> ValueComplaints.explain(complaint, factories))
                            .distinct()
                            .toList());
        }
        return new Pipeline(asPipeline(parsed));
    }

    /** The elements inside, those in bins too; the caller closes them. */
    public List<Element> elements() {
        return Iterators.objects(call(GstFunctions.BIN_ITERATE_RECURSE, address()), Element::new);
    }

    /** The sinks, without those inside bins; the caller closes them. */
    public List<Element> sinks() {
        return Iterators.objects(call(GstFunctions.BIN_ITERATE_SINKS, address()), Element::new);
    }

    /** The element of that name, wherever inside. */
    public Optional<Element> element(String name) {
        try (Arena arena = Arena.ofConfined()) {
            long found = call(
                    GstFunctions.BIN_GET_BY_NAME,
                    address(),
                    arena.allocateFrom(name).address());
            return found == 0 ? Optional.empty() : Optional.of(new Element(found));
        }
    }

    /** The bus; the caller closes it. */
    public Bus bus() {
        return new Bus(call(GstFunctions.ELEMENT_GET_BUS, address()), address());
    }

    /** Stops at once and lets go of all elements. */
    @Override
    public void close() {
        setState(State.NULL);
        super.close();
    }

    /** After the real reason the parser also reports the links that miss an end, by address. */
    private static boolean isEcho(String record, List<String> complaints) {
        return !complaints.isEmpty() && record.startsWith("link has no ");
    }

    /** Kinds of elements in what was parsed, in spite of complaints. */
    private static List<String> factories(long parsed) {
        if (parsed == 0) {
            return List.of();
        }
        if (!GLib.isA(parsed, call(GstFunctions.BIN_GET_TYPE))) {
            try (Element only = new Element(call(GstFunctions.OBJECT_REF, parsed))) {
                return List.of(only.factory());
            }
        }
        List<Element> elements = Iterators.objects(call(GstFunctions.BIN_ITERATE_RECURSE, parsed), Element::new);
        List<String> factories = elements.stream().map(Element::factory).toList();
        elements.forEach(Element::close);
        return factories;
    }

    private static long asPipeline(long parsed) {
        if (GLib.isA(parsed, call(GstFunctions.PIPELINE_GET_TYPE))) {
            return call(GstFunctions.OBJECT_REF_SINK, parsed);
        }
        long pipeline = call(GstFunctions.OBJECT_REF_SINK, call(GstFunctions.PIPELINE_NEW, 0));
        call(GstFunctions.BIN_ADD, pipeline, parsed);
        return pipeline;
    }

    private static void discard(long parsed) {
        if (parsed != 0) {
            long owned = call(GstFunctions.OBJECT_REF_SINK, parsed);
            call(GstFunctions.ELEMENT_SET_STATE, owned, State.NULL.ordinal());
            call(GstFunctions.OBJECT_UNREF, owned);
        }
    }
}
