package io.vippet.validation.internal;

import io.vippet.api.job.DetectionAccuracy;
import io.vippet.api.job.TestRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bounds for the agreement of detections with a reference.
 *
 * @param reference where it is, see {@link References}
 */
record AccuracyGate(String reference, double minPrecision, double minRecall, double maxConfidenceDifference) {

    private static final String REFERENCE = "reference";
    private static final String MIN_PRECISION = "min-precision";
    private static final String MIN_RECALL = "min-recall";
    private static final String MAX_DIFFERENCE = "max-confidence-difference";

    /**
     * Reads the gate.
     *
     * @return null when there is none
     * @throws TestRefusedException naming the parameter that makes no sense
     */
    static @Nullable AccuracyGate of(Map<String, Object> parameters) {
        Object reference = parameters.get(REFERENCE);
        if (reference == null) {
            for (String bound : List.of(MIN_PRECISION, MIN_RECALL, MAX_DIFFERENCE)) {
                if (parameters.containsKey(bound)) {
                    throw new TestRefusedException("Parameter " + bound + " needs a reference to compare with.");
                }
            }
            return null;
        }
        if (!(reference instanceof String text) || text.isBlank()) {
            throw new TestRefusedException("Parameter reference must be a path or the address of a metadata stream.");
        }
        return new AccuracyGate(
                text.strip(),
                share(parameters, MIN_PRECISION, 0.9),
                share(parameters, MIN_RECALL, 0.9),
                share(parameters, MAX_DIFFERENCE, 0.1));
    }

    private static double share(Map<String, Object> parameters, String name, double otherwise) {
        Object value = parameters.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw new TestRefusedException("Parameter " + name + " must be a number from 0 to 1, not " + value + ".");
    }

    /** What does not hold; empty when all does. */
    List<String> faults(DetectionAccuracy measured) {
        List<String> faults = new ArrayList<>();
        if (measured.frames() == 0) {
            faults.add("none of the frames of the reference " + reference + " was seen");
        }
        if (measured.precision() < minPrecision) {
            faults.add(fault("precision", measured.precision(), "below", minPrecision));
        }
        if (measured.recall() < minRecall) {
            faults.add(fault("recall", measured.recall(), "below", minRecall));
        }
        if (measured.confidenceDifference() > maxConfidenceDifference) {
            faults.add(
                    fault("confidence difference", measured.confidenceDifference(), "above", maxConfidenceDifference));
        }
        return faults;
    }

    private static String fault(String what, double value, String side, double bound) {
        return String.format(Locale.ROOT, "%s %.3f is %s %.3f", what, value, side, bound);
    }
}
