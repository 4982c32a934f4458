package io.vippet.graph.internal.text;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few texts by name, in order, in one array: far quicker to make than a {@link LinkedHashMap} and quick enough to search.
 * Unmodifiable.
 */
public final class Pairs extends AbstractMap<String, String> {

    /** Most pairs that are searched one by one. */
    private static final int FEW = 12;

    private static final Pairs NONE = new Pairs(new String[0]);

    /** Name, value, name, value, … */
    private final String[] texts;

    private Pairs(String[] texts) {
        this.texts = texts;
    }

    /** Returns an unmodifiable copy in the same order. */
    public static Map<String, String> copyOf(Map<String, String> map) {
        if (map instanceof Pairs pairs) {
            return pairs;
        }
        if (map.size() > FEW) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }
        Builder builder = new Builder();
        map.forEach(builder::put);
        return builder.build();
    }

    @Override
    public int size() {
        return texts.length / 2;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        for (int i = 0; i < texts.length; i += 2) {
            if (texts[i].equals(name)) {
                return texts[i + 1];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return Pairs.this.size();
            }

            @Override
            public Iterator<Entry<String, String>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, String>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < texts.length;
        }

        @Override
        public Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return Map.entry(texts[next - 2], texts[next - 1]);
        }
    }

    /** Collects pairs; a name that comes again keeps its place and takes the new value. */
    public static final class Builder {

        private static final String[] EMPTY = new String[0];

        private String[] texts = EMPTY;
        private int length;

        /** Takes over when there are many. */
        private @Nullable Map<String, String> many;

        public Builder put(String name, String value) {
            if (many != null) {
                many.put(name, value);
                return this;
            }
            for (int i = 0; i < length; i += 2) {
                if (texts[i].equals(name)) {
                    texts[i + 1] = value;
                    return this;
                }
            }
            if (length == 2 * FEW) {
                many = new LinkedHashMap<>(build());
                many.put(name, value);
                return this;
            }
            if (length == texts.length) {
                texts = Arrays.copyOf(texts, length == 0 ? 6 : Math.min(2 * length, 2 * FEW));
            }
            texts[length++] = name;
            texts[length++] = value;
            return this;
        }

        public Map<String, String> build() {
            if (many != null) {
                return Collections.unmodifiableMap(new LinkedHashMap<>(many));
            }
            return length == 0 ? NONE : new Pairs(Arrays.copyOf(texts, length));
        }
    }
}
