package io.vippet.graph.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Launch texts from a file: one a line, {@code #} begins a comment, escapes as the file's first lines say. */
public final class Corpus {

    private static final Pattern CHARACTER = Pattern.compile("\\\\u([0-9A-F]{4})|\\\\\\\\");
    private static final Pattern REPETITION = Pattern.compile("«([0-9]+)×([^»]*)»");

    private Corpus() {}

    /** Returns texts that must never run. */
    public static List<String> hostile() {
        return read("hostile.txt");
    }

    /** Returns texts that anybody may run. */
    public static List<String> ordinary() {
        return read("ordinary.txt");
    }

    private static List<String> read(String name) {
        InputStream stream = Corpus.class.getResourceAsStream("/policy/" + name);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(stream, name), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(Corpus::decoded)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(String line) {
        String repeated = REPETITION
                .matcher(line)
                .replaceAll(match -> quoted(match.group(2).repeat(Integer.parseInt(match.group(1)))));
        return CHARACTER.matcher(repeated).replaceAll(match -> quoted(character(match)));
    }

    private static String character(MatchResult match) {
        return match.group(1) == null ? "\\" : Character.toString((char) Integer.parseInt(match.group(1), 16));
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}
