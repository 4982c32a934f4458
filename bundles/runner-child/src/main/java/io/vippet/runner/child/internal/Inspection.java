package io.vippet.runner.child.internal;

import io.vippet.gstreamer.ElementProvider;
import io.vippet.gstreamer.PropertyDescription;
import io.vippet.gstreamer.Registry;
import io.vippet.runner.protocol.Command;
import io.vippet.runner.protocol.Event;
import java.util.List;
import java.util.Locale;

/** Answers what this machine offers. */
final class Inspection {

    private final JavaElements elements;
    private boolean nativeRuntimeLoaded;

    Inspection(JavaElements elements) {
        this.elements = elements;
    }

    Event answer(Command.What what) {
        return switch (what) {
            case ELEMENTS -> elements();
            case DEVICES -> devices();
        };
    }

    /** Reading the properties loads every plug-in, and with DL Streamer's its inference runtime. */
    private Event.Elements elements() {
        nativeRuntimeLoaded |= elements.nativeInference();
        return new Event.Elements(Registry.elements().stream()
                .filter(d -> !d.factory().name().equals(WarmUp.ELEMENT.factory()))
                .map(Inspection::element)
                .toList());
    }

    private Event.Devices devices() {
        if (nativeRuntimeLoaded) {
            return new Event.Devices(List.of());
        }
        return new Event.Devices(elements.providers().stream()
                .flatMap(provider -> provider.devices().stream())
                .map(Inspection::device)
                .toList());
    }

    static Event.Element element(Registry.Description d) {
        return new Event.Element(
                d.factory().name(),
                d.factory().klass(),
                d.factory().plugin(),
                d.factory().description(),
                d.pads().stream()
                        .map(p -> new Event.Pad(p.name(), p.direction(), p.presence(), p.caps()))
                        .toList(),
                d.properties().stream().map(Inspection::property).toList());
    }

    private static Event.Property property(PropertyDescription p) {
        PropertyDescription.Range range = p.range();
        return new Event.Property(
                p.name(),
                p.type(),
                p.flags().stream()
                        .sorted()
                        .map(flag -> flag.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList(),
                range == null ? null : new Event.Range(range.min(), range.max()),
                p.defaultValue(),
                p.choices().stream()
                        .map(c -> new Event.Choice(c.value(), c.nick(), c.description()))
                        .toList(),
                p.blurb());
    }

    private static Event.Device device(ElementProvider.InferenceDevice d) {
        return new Event.Device(d.name(), d.fullName(), d.type(), d.capabilities(), d.properties());
    }
}
