package io.vippet.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words after a command: its operands and its options, each option with a value. Nothing unknown is passed over. */
final class Arguments {

    private final List<String> operands = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    /**
     * Reads words.
     *
     * @param known names of options, without the dashes
     * @param mostOperands how many other words there may be
     * @throws UsageException when a word is not understood
     */
    Arguments(List<String> words, Set<String> known, int mostOperands) {
        for (var rest = words.iterator(); rest.hasNext(); ) {
            var word = rest.next();
            if (!word.startsWith("-")) {
                operands.add(word);
                continue;
            }
            var name = word.replaceFirst("^--?", "");
            if (!known.contains(name)) {
                throw new UsageException("There is no option " + word + " here; " + list(known));
            }
            if (!rest.hasNext()) {
                throw new UsageException("The option " + word + " needs a value.");
            }
            options.put(name, rest.next());
        }
        if (operands.size() > mostOperands) {
            throw new UsageException("'" + operands.get(mostOperands) + "' is one word too many.");
        }
    }

    private static String list(Set<String> known) {
        return known.isEmpty()
                ? "the command has none."
                : "there is " + known.stream().sorted().map(name -> "--" + name).collect(Collectors.joining(", "))
                        + ".";
    }

    /** The operand at a position, empty when there is none. */
    String operand(int index) {
        return index < operands.size() ? operands.get(index) : "";
    }

    /**
     * The value of an option.
     *
     * @throws UsageException when it is not a number of at least {@code least}
     */
    double number(String name, double otherwise, double least) {
        var text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UsageException(
                "--" + name + " must be a number from " + Math.round(least) + " on, not '" + text + "'.");
    }

    /** As {@link #number}, without a fraction. */
    int count(String name, int otherwise) {
        double value = number(name, otherwise, 1);
        if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw new UsageException("--" + name + " must be a whole number, not '" + options.get(name) + "'.");
        }
        return (int) value;
    }
}
