package io.vippet.pipelines.internal;

import io.vippet.graph.Slug;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Makes ids from names; a name that is taken gets a suffix. */
final class UniqueId {

    private static final int SUFFIX_DIGITS = 6;

    private UniqueId() {}

    /**
     * Returns an id that is free.
     *
     * @param name display name
     * @param nameless what stands for a name without a letter or digit
     * @param taken tells whether an id is in use
     */
    static String of(String name, String nameless, Predicate<String> taken) {
        String slug = Slug.id(name);
        String base = slug.isEmpty() ? nameless : slug;
        String id = base;
        while (taken.test(id)) {
            int random = ThreadLocalRandom.current().nextInt(1 << (4 * SUFFIX_DIGITS));
            id = base + "-" + HexFormat.of().toHexDigits(random, SUFFIX_DIGITS);
        }
        return id;
    }
}
