package io.vippet.graph.internal.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Character references of HTML 4: {@code &amp;}, then {@code &#65;}, then {@code &#x41;}. */
public final class HtmlEntities {

    private static final Map<String, Integer> NAMED = read();

    private HtmlEntities() {}

    /** Decodes all three forms in turn; a form with one impossible code point is left alone as a whole. */
    public static String decode(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        String named = replace(text, "&", c -> c != ';' && c < 0x80, name -> Optional.ofNullable(NAMED.get(name)));
        String decimal = numeric(named, "&#", 10);
        return numeric(decimal, "&#x", 16);
    }

    private static String numeric(String text, String prefix, int radix) {
        try {
            return replace(text, prefix, c -> digit(c, radix) >= 0, digits -> Optional.of(codePoint(digits, radix)));
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static int digit(int c, int radix) {
        return c < 0x80 ? Character.digit(c, radix) : -1;
    }

    private static int codePoint(String digits, int radix) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            value = value * radix + digit(digits.charAt(i), radix);
            if (value > Character.MAX_CODE_POINT) {
                throw new IllegalArgumentException("too large");
            }
        }
        return (int) value;
    }

    /** Replaces each prefix + body + {@code ;} whose body has a meaning. */
    private static String replace(
            String text, String prefix, IntPredicate bodyCharacter, Function<String, Optional<Integer>> meaning) {
        StringBuilder result = new StringBuilder(text.length());
        int copied = 0;
        int at = text.indexOf(prefix);
        while (at >= 0) {
            int body = at + prefix.length();
            int end = body;
            while (end < text.length() && bodyCharacter.test(text.charAt(end)) && text.charAt(end) != '&') {
                end++;
            }
            boolean closed = end > body && end < text.length() && text.charAt(end) == ';';
            Optional<Integer> codePoint = closed ? meaning.apply(text.substring(body, end)) : Optional.empty();
            if (codePoint.isPresent()) {
                result.append(text, copied, at).appendCodePoint(codePoint.get());
                copied = end + 1;
            }
            at = text.indexOf(prefix, Math.max(end, at + 1));
        }
        return result.append(text, copied, text.length()).toString();
    }

    private static Map<String, Integer> read() {
        Map<String, Integer> entities = new HashMap<>();
        InputStream stream = HtmlEntities.class.getResourceAsStream("html4-entities.txt");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(stream, "html4-entities.txt"), StandardCharsets.US_ASCII))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int blank = line.indexOf(' ');
                entities.put(line.substring(0, blank), Integer.parseInt(line.substring(blank + 1), 16));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entities;
    }
}
