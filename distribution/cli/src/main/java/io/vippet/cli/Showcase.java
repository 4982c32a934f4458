package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses the frame that shows most: as many classes as possible, and as many objects of them. */
final class Showcase {

    private Showcase() {}

    /**
     * Returns the number of the chosen frame.
     *
     * @param frames metadata records of all frames, in order; may be empty
     * @return index from 0, the first of equals
     */
    static int frame(List<JsonNode> frames) {
        return IntStream.range(0, frames.size())
                .boxed()
                .max(Comparator.<Integer>comparingLong(i -> classes(frames.get(i)))
                        .thenComparing(i -> frames.get(i).path("objects").size())
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(0);
    }

    private static long classes(JsonNode frame) {
        return frame.path("objects")
                .valueStream()
                .map(object -> object.path("detection").path("label").asText())
                .distinct()
                .count();
    }
}
