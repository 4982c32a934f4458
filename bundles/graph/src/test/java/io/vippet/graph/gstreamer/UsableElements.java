package io.vippet.graph.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;

import io.vippet.gstreamer.Element;
import io.vippet.gstreamer.GstException;
import io.vippet.gstreamer.Pipeline;
import io.vippet.gstreamer.Registry;
import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Elements of this machine's registry by where they can stand, each with possible values of its properties.
 *
 * @param sources deliver raw video
 * @param filters take and deliver raw video
 * @param sinks take raw video
 */
record UsableElements(
        Map<String, Map<String, List<String>>> sources,
        Map<String, Map<String, List<String>>> filters,
        Map<String, Map<String, List<String>>> sinks) {

    /** Plug-ins of GStreamer's core, base and good sets; others may end the process when a value does not suit them. */
    private static final Set<String> PLUGINS = Set.of(
            "coreelements",
            "videotestsrc",
            "videoconvert",
            "videoscale",
            "videoconvertscale",
            "videorate",
            "videofilter",
            "videocrop",
            "videobox",
            "deinterlace",
            "effectv",
            "alpha",
            "alphacolor",
            "debug",
            "navigationtest",
            "imagefreeze",
            "multifile",
            "pango",
            "smpte",
            "goom",
            "cutter",
            "jpeg",
            "png",
            "theora",
            "y4menc");

    static UsableElements ofThisMachine() {
        Map<String, Map<String, List<String>>> sources = new TreeMap<>();
        Map<String, Map<String, List<String>>> filters = new TreeMap<>();
        Map<String, Map<String, List<String>>> sinks = new TreeMap<>();
        for (Registry.Description one : Registry.elements()) {
            String name = one.factory().name();
            if (!PLUGINS.contains(one.factory().plugin())) {
                continue;
            }
            String klass = one.factory().klass();
            boolean video = klass.contains("Video") && !klass.contains("Hardware");
            if (klass.startsWith("Source/Video") && isAccepted(name + " ! videoconvert ! fakesink", 3)) {
                sources.put(name, properties(one));
            }
            boolean filter = klass.startsWith("Filter") || klass.contains("Effect") || klass.contains("Converter");
            if (((video && filter) || klass.equals("Generic"))
                    && isAccepted("videotestsrc ! videoconvert ! " + name + " ! videoconvert ! fakesink", 5)) {
                filters.put(name, properties(one));
            }
            boolean end = klass.equals("Sink") || klass.equals("Sink/File") || klass.contains("Encoder");
            if (end && isAccepted("videotestsrc ! videoconvert ! " + name, 3)) {
                sinks.put(name, properties(one));
            }
        }
        return new UsableElements(sources, filters, sinks);
    }

    private static Map<String, List<String>> properties(Registry.Description element) {
        Map<String, List<String>> properties = new LinkedHashMap<>();
        element.properties().forEach(property -> {
            List<String> values = PossibleValues.of(property);
            if (!values.isEmpty()) {
                properties.put(property.name(), values);
            }
        });
        return properties;
    }

    /** Elements that make others of their own cannot be compared one by one. */
    private static boolean isAccepted(String text, int elements) {
        try (Pipeline pipeline = Pipeline.parse(text)) {
            List<Element> made = pipeline.elements();
            boolean bins =
                    made.stream().anyMatch(element -> GLib.isA(element.address(), call(GstFunctions.BIN_GET_TYPE)));
            made.forEach(Element::close);
            return made.size() == elements && !bins;
        } catch (GstException e) {
            return false;
        }
    }
}
