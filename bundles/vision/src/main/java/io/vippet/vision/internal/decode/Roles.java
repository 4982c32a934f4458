package io.vippet.vision.internal.decode;

import io.vippet.vision.OutputPort;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.model.ModelProc.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the outputs of a model that a decoder needs: named by the description, else by their own name, else the only
 * one that is left and has the right form. Asked once per role, in order.
 */
final class Roles {
    private final String converter;
    private final Output description;
    private final List<OutputPort> all;
    private final List<OutputPort> left;
    private int asked;

    Roles(String converter, Output description, List<OutputPort> outputs) {
        this.converter = converter;
        this.description = description;
        this.all = outputs;
        this.left = new ArrayList<>(outputs);
    }

    /** The name of the output in a role; see {@link #port}. */
    String find(String role, Predicate<OutputPort> form, String expected) {
        return port(role, form, expected).name();
    }

    /**
     * The output in a role.
     *
     * @param form what its shape is like
     * @param expected the same for people
     * @throws VisionException MODEL_PROC when there is none, or more than one
     */
    OutputPort port(String role, Predicate<OutputPort> form, String expected) {
        String named = description.layer(role, asked++);
        OutputPort found = named == null ? guess(role, form, expected) : named(named, expected);
        left.remove(found);
        return found;
    }

    /** All outputs that are named, else all of the right form. */
    List<OutputPort> all(String expected, Predicate<OutputPort> form) {
        List<String> named = description.layers();
        List<OutputPort> found = named.isEmpty()
                ? all.stream().filter(form).toList()
                : named.stream().map(name -> named(name, expected)).toList();
        if (found.isEmpty()) {
            throw failure("no output is", expected);
        }
        return found;
    }

    /** Whether an output in that role is named or has that name. */
    boolean has(String role) {
        return description.layer(role, asked) != null || left.stream().anyMatch(o -> isNamed(o, role));
    }

    private OutputPort named(String name, String expected) {
        return all.stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow(() -> failure("the description names the output '" + name + "'", expected));
    }

    private OutputPort guess(String role, Predicate<OutputPort> form, String expected) {
        List<OutputPort> fit = left.stream().filter(form).toList();
        List<OutputPort> called = fit.stream().filter(o -> isNamed(o, role)).toList();
        List<OutputPort> candidates = called.isEmpty() ? fit : called;
        if (candidates.size() != 1) {
            throw failure(
                    "%s outputs can be its %s".formatted(candidates.isEmpty() ? "no" : "several", role), expected);
        }
        return candidates.getFirst();
    }

    private static boolean isNamed(OutputPort output, String role) {
        return output.name().equals(role);
    }

    private VisionException failure(String seen, String expected) {
        return new VisionException(
                Kind.MODEL_PROC,
                "Converter '%s' needs %s, but %s; the model has %s. Name it in layer_names of the description"
                        .formatted(converter, expected, seen, all));
    }
}
