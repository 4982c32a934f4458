package io.vippet.runner.child.internal;

import io.vippet.runner.protocol.Event;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An element factory as a text for people, in the manner of {@code gst-inspect-1.0}. */
final class ElementText {

    private ElementText() {}

    static String of(Event.Element element) {
        return """
                %s: %s
                class %s, plug-in %s

                Pads
                %s
                Properties
                %s""".formatted(
                        element.name(),
                        element.description(),
                        element.klass(),
                        element.plugin(),
                        element.pads().stream().map(ElementText::pad).collect(Collectors.joining()),
                        element.properties().stream().map(ElementText::property).collect(Collectors.joining()));
    }

    private static String pad(Event.Pad pad) {
        return "  %s (%s, %s): %s\n"
                .formatted(
                        pad.name(), pad.direction(), pad.presence(), pad.caps().strip());
    }

    private static String property(Event.Property p) {
        String values = p.values().stream()
                .map(choice -> "      %s (%d): %s\n".formatted(choice.nick(), choice.value(), choice.description()))
                .collect(Collectors.joining());
        return "  %s: %s\n      %s%s%s; %s\n%s"
                .formatted(p.name(), p.blurb(), p.type(), range(p.range()), defaultValue(p), flags(p.flags()), values);
    }

    private static String range(Event.@Nullable Range range) {
        return range == null ? "" : ", %s to %s".formatted(range.min(), range.max());
    }

    private static String defaultValue(Event.Property p) {
        boolean text = p.type().equals("gchararray") && !p.defaultValue().isEmpty();
        return p.defaultValue().isEmpty()
                ? ", no default"
                : ", default " + (text ? "\"" + p.defaultValue() + "\"" : p.defaultValue());
    }

    private static String flags(List<String> flags) {
        return flags.stream().map(ElementText::flag).collect(Collectors.joining(", "));
    }

    private static String flag(String flag) {
        return switch (flag) {
            case "construct-only" -> "only when the element is made";
            case "mutable-ready" -> "changeable in NULL and READY";
            case "mutable-paused" -> "changeable up to PAUSED";
            case "mutable-playing" -> "changeable up to PLAYING";
            default -> flag;
        };
    }
}
