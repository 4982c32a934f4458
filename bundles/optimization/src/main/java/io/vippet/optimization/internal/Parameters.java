package io.vippet.optimization.internal;

import io.vippet.api.job.TestRefusedException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a search takes.
 *
 * @param searchSeconds after these no further candidate is tried
 * @param sampleSeconds length of a sample
 */
record Parameters(int searchSeconds, int sampleSeconds) {

    private static final String SEARCH = "search_duration";
    private static final String SAMPLE = "sample_duration";
    private static final int LONGEST_SEARCH = 24 * 3600;
    private static final int LONGEST_SAMPLE = 3600;
    private static final int MOST_CHARACTERS = 30;

    /** @throws TestRefusedException naming the parameter that makes no sense */
    static Parameters of(@Nullable Map<String, Object> given) {
        Map<String, Object> parameters = given == null ? Map.of() : given;
        return new Parameters(
                seconds(parameters, SEARCH, 300, LONGEST_SEARCH), seconds(parameters, SAMPLE, 10, LONGEST_SAMPLE));
    }

    private static int seconds(Map<String, Object> parameters, String name, int otherwise, int longest) {
        Object value = parameters.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            String text = value instanceof Number || value instanceof String
                    ? value.toString().strip()
                    : "";
            if (!text.isEmpty() && text.length() <= MOST_CHARACTERS) {
                BigDecimal seconds = new BigDecimal(text);
                if (seconds.signum() > 0 && seconds.compareTo(BigDecimal.valueOf(longest)) <= 0) {
                    return seconds.intValueExact();
                }
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw refused(name, value, longest, e);
        }
        throw refused(name, value, longest, null);
    }

    private static TestRefusedException refused(String name, Object value, int longest, @Nullable Throwable cause) {
        String text = "Parameter " + name + " must be a whole number of seconds from 1 to " + longest + ", not '"
                + shown(value.toString()) + "'.";
        return cause == null ? new TestRefusedException(text) : new TestRefusedException(text, cause);
    }

    private static String shown(String value) {
        return value.length() <= MOST_CHARACTERS ? value : value.substring(0, MOST_CHARACTERS) + "…";
    }
}
