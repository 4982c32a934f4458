package io.vippet.runner.child.internal;

import io.vippet.gstreamer.Element;
import io.vippet.gstreamer.Pad;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds pads on the way from a sink back to its source: where pictures leave for good (the sink, or the encoder in front
 * of it), and where they got their time stamps (the decoder, or the source).
 */
final class Upstream {

    private static final int LIMIT = 1000;

    private Upstream() {}

    /** The pad where pictures arrive: the sink's own, or that of the first encoder on the way. The caller closes it. */
    static Optional<Pad> end(Element sink) {
        Optional<Pad> last = Optional.empty();
        Optional<Pad> at = sinkPad(sink.pads());
        Optional<Pad> own = sinkPad(sink.pads());
        for (int i = 0; i < LIMIT && at.isPresent(); i++) {
            Optional<Pad> source = at.get().peer();
            at.get().close();
            at = Optional.empty();
            if (source.isPresent()) {
                try (Pad pad = source.get()) {
                    String klass = klass(pad);
                    if (klass.contains("Decoder")) {
                        break;
                    }
                    at = sinkPad(pad.internalLinks());
                    if (klass.contains("Encoder")) {
                        last.ifPresent(Pad::close);
                        last = at;
                        at = Optional.empty();
                    }
                }
            }
        }
        at.ifPresent(Pad::close);
        if (last.isPresent()) {
            own.ifPresent(Pad::close);
            return last;
        }
        return own;
    }

    /**
     * The pad where time stamps were made: that of the first decoder up the stream, else that of the source. Empty while
     * the way there is not linked. The caller closes it.
     */
    static Optional<Pad> stamping(Pad end) {
        Optional<Pad> source = end.peer();
        for (int i = 0; i < LIMIT && source.isPresent(); i++) {
            if (klass(source.get()).contains("Decoder")) {
                return source;
            }
            Optional<Pad> before = sinkPad(source.get().internalLinks());
            if (before.isEmpty()) {
                return source;
            }
            source.get().close();
            try (Pad pad = before.get()) {
                source = pad.peer();
            }
        }
        source.ifPresent(Pad::close);
        return Optional.empty();
    }

    /** Name of the first element of a kind on the way from a sink to its source. */
    static Optional<String> first(Element sink, String factory) {
        Optional<Pad> at = sinkPad(sink.pads());
        for (int i = 0; i < LIMIT && at.isPresent(); i++) {
            Optional<Pad> source = at.get().peer();
            at.get().close();
            at = Optional.empty();
            if (source.isPresent()) {
                try (Pad pad = source.get()) {
                    Optional<String> name = name(pad, factory);
                    if (name.isPresent()) {
                        return name;
                    }
                    at = sinkPad(pad.internalLinks());
                }
            }
        }
        at.ifPresent(Pad::close);
        return Optional.empty();
    }

    /** Closes all pads but the one that data enters by; the one with video if there are several. */
    private static Optional<Pad> sinkPad(List<Pad> pads) {
        List<Pad> sinks = new ArrayList<>();
        for (Pad pad : pads) {
            if (pad.isSource()) {
                pad.close();
            } else {
                sinks.add(pad);
            }
        }
        Optional<Pad> chosen = sinks.stream()
                .filter(pad -> pad.currentCaps().startsWith("video/"))
                .findFirst()
                .or(() -> sinks.stream().findFirst());
        sinks.stream().filter(pad -> pad != chosen.orElse(null)).forEach(Pad::close);
        return chosen;
    }

    private static Optional<String> name(Pad pad, String factory) {
        Optional<Element> element = pad.element();
        if (element.isEmpty()) {
            return Optional.empty();
        }
        try (Element e = element.get()) {
            return e.factory().equals(factory) ? Optional.of(e.name()) : Optional.empty();
        }
    }

    private static String klass(Pad pad) {
        Optional<Element> element = pad.element();
        if (element.isEmpty()) {
            return "";
        }
        try (Element e = element.get()) {
            return e.klass();
        }
    }
}
