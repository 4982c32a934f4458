package io.vippet.runner.child.internal;

import io.vippet.gstreamer.ElementFactory;
import io.vippet.gstreamer.Gst;
import io.vippet.gstreamer.GstException;
import io.vippet.gstreamer.Measurements;
import io.vippet.gstreamer.Registry;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Shows people the elements of this machine as a child has them, those written in Java included. */
public final class InspectCommand {

    private InspectCommand() {}

    /**
     * Prints the named elements, or a list of all when none is named.
     *
     * @return exit code: 0, or 1 when an element does not exist or GStreamer cannot be used; then {@code err} says why
     */
    public static int run(List<String> names, PrintStream out, PrintStream err) {
        try {
            Gst.init();
            JavaElements.register(new Measurements());
        } catch (GstException e) {
            err.println(e.getMessage());
            return 1;
        }
        if (names.isEmpty()) {
            Registry.factories().stream()
                    .filter(factory -> !factory.name().equals(WarmUp.ELEMENT.factory()))
                    .forEach(factory -> out.println(line(factory)));
        }
        int code = 0;
        for (String name : names) {
            Optional<Registry.Description> found = Registry.element(name);
            if (found.isPresent()) {
                out.println(ElementText.of(Inspection.element(found.get())));
            } else {
                err.println("There is no element '" + name
                        + "', or its plug-in does not load; without a name all are listed.");
                code = 1;
            }
        }
        out.flush();
        return code;
    }

    private static String line(ElementFactory factory) {
        return "%-28s %s (%s)".formatted(factory.name(), factory.description(), factory.plugin());
    }
}
