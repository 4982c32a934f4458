package io.vippet.vision.internal.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the most confident of boxes of one class that cover the same thing.
 *
 * @param overlap from which the weaker box goes, 0..1
 * @param limit boxes kept at most
 */
record NonMaximumSuppression(float overlap, int limit) {
    List<Detection> apply(List<Detection> found) {
        if (found.isEmpty()) {
            return found;
        }
        List<Detection> order = new ArrayList<>(found);
        order.sort(Comparator.comparingDouble(Detection::confidence).reversed());
        List<Detection> kept = new ArrayList<>();
        for (Detection d : order) {
            if (kept.size() == limit) {
                break;
            }
            if (kept.stream().noneMatch(k -> k.label() == d.label() && k.overlap(d) > overlap)) {
                kept.add(d);
            }
        }
        return kept;
    }
}
