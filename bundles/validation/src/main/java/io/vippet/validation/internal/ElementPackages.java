package io.vippet.validation.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows which package of Debian brings an element. */
final class ElementPackages {

    /**
     * Where an element comes from.
     *
     * @param plugin of GStreamer
     */
    record Origin(String debianPackage, String plugin) {}

    private record Entry(List<Pattern> elements, Origin origin) {}

    private final List<Entry> entries;

    ElementPackages() {
        try (InputStream in = ElementPackages.class.getResourceAsStream("packages.txt")) {
            if (in == null) {
                throw new IllegalStateException("packages.txt is missing in this bundle");
            }
            entries = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ElementPackages::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String line) {
        String[] words = line.split("\\s+");
        List<Pattern> elements = Arrays.stream(words, 3, words.length)
                .map(name -> Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q")))
                .toList();
        return new Entry(elements, new Origin(words[0], words[1]));
    }

    Optional<Origin> of(String element) {
        return entries.stream()
                .filter(entry -> entry.elements.stream()
                        .anyMatch(name -> name.matcher(element).matches()))
                .map(Entry::origin)
                .findFirst();
    }
}
