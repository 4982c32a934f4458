package io.vippet.graph.internal.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads one element's text as GStreamer's own parser would, but strictly: a name, then properties, each value either
 * free of quotes and backslashes or quoted as a whole. What is read here cannot mean anything else there.
 */
public final class Words {

    /**
     * An element's text.
     *
     * @param properties in order, values without quotes
     */
    public record ElementText(String element, List<Property> properties) {}

    /** A property with its value. */
    public record Property(String name, String value) {}

    private final String text;
    private int position;

    private Words(String text) {
        this.text = text;
    }

    /** Returns the parts of the text, or nothing when it is not strictly of that form. */
    public static Optional<ElementText> read(String text) {
        return new Words(text).element();
    }

    /**
     * Returns a value as one word, in quotes or with backslashes if need be; nothing when neither helps: control
     * characters, line ends beside quotes, and a quote at the beginning alone, which GStreamer takes for an open text.
     */
    public static Optional<String> oneWord(String value) {
        return Stream.of(value, '"' + value + '"')
                .filter(Words::isOneWord)
                .findFirst()
                .or(() -> escaped(value));
    }

    /** Single quotes would stay part of the value, so it is spelled without quotes around it. */
    private static Optional<String> escaped(String value) {
        StringBuilder word = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isControl(c) || (isBlank(c) && c != ' ') || (i == 0 && c == '"')) {
                return Optional.empty();
            }
            if (c == ' ' || c == '"' || c == '\'' || c == '\\') {
                word.append('\\');
            }
            word.append(c);
        }
        return word.isEmpty() ? Optional.empty() : Optional.of(word.toString());
    }

    private static boolean isOneWord(String value) {
        Words words = new Words(value);
        return words.value().isPresent() && words.position == value.length();
    }

    private Optional<ElementText> element() {
        skipBlanks();
        String element = identifier();
        if (element.isEmpty() || !atBlankOrEnd()) {
            return Optional.empty();
        }
        List<Property> properties = new ArrayList<>();
        for (skipBlanks(); position < text.length(); skipBlanks()) {
            String name = identifier();
            skipBlanks();
            if (name.isEmpty() || position == text.length() || text.charAt(position) != '=') {
                return Optional.empty();
            }
            position++;
            skipBlanks();
            Optional<String> value = value();
            if (value.isEmpty() || !atBlankOrEnd()) {
                return Optional.empty();
            }
            properties.add(new Property(name, value.get()));
        }
        return Optional.of(new ElementText(element, properties));
    }

    private String identifier() {
        int start = position;
        while (position < text.length() && isIdentifier(text.charAt(position), position > start)) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean isIdentifier(char c, boolean inside) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || (inside && c == '-');
    }

    private Optional<String> value() {
        if (position == text.length()) {
            return Optional.empty();
        }
        char quote = text.charAt(position);
        boolean quoted = quote == '"' || quote == '\'';
        int start = quoted ? position + 1 : position;
        position = start;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (quoted ? c == quote : isBlank(c)) {
                break;
            }
            if (c == '\\' || isControl(c) || (!quoted && (c == '"' || c == '\''))) {
                return Optional.empty();
            }
            position++;
        }
        String value = text.substring(start, position);
        if (!quoted) {
            return value.isEmpty() ? Optional.empty() : Optional.of(value);
        }
        if (position == text.length()) {
            return Optional.empty();
        }
        position++;
        return Optional.of(value);
    }

    private static boolean isControl(char c) {
        return (c < ' ' && !isBlank(c)) || c == 0x7F;
    }

    private boolean atBlankOrEnd() {
        return position == text.length() || isBlank(text.charAt(position));
    }

    private void skipBlanks() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    /** What separates words in GStreamer; fewer characters than in our own reading. */
    private static boolean isBlank(char c) {
        return c == ' ' || (c >= 0x09 && c <= 0x0D);
    }
}
