package io.vippet.graph;

import io.vippet.graph.internal.text.HtmlEntities;
import io.vippet.graph.internal.text.Transliteration;
import java.text.Normalizer;
import java.util.Locale;

/** ASCII names for use in ids, URLs and file names. */
public final class Slug {

    /** Longest id, in characters. */
    public static final int MAX_ID = 64;

    private Slug() {}

    /** Returns the slug of a name for ids: at most 64 characters of {@code a-z 0-9 -}; may be empty. */
    public static String id(String name) {
        String slug = dashed(ascii(name), false);
        return slug.length() < MAX_ID ? slug : stripped(slug.substring(0, MAX_ID));
    }

    /** Returns the slug for paths and URLs: characters {@code a-z 0-9 - _ .}, of any length; may be empty. */
    public static String path(String name) {
        return dashed(ascii(name), true);
    }

    /** Lower-case text, in ASCII but for what entities stand for. */
    private static String ascii(String name) {
        String text = Transliteration.ascii(Normalizer.normalize(dashForQuotes(name), Normalizer.Form.NFKD));
        text = HtmlEntities.decode(text);
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("'", "");
    }

    private static String dashForQuotes(String name) {
        StringBuilder text = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '\'') {
                text.append(c);
            } else if (i == 0 || name.charAt(i - 1) != '\'') {
                text.append('-');
            }
        }
        return text.toString();
    }

    private static String dashed(String text, boolean keepDotAndUnderscore) {
        StringBuilder slug = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean kept = (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || (keepDotAndUnderscore && (c == '_' || c == '.'));
            if (kept) {
                slug.append(c);
            } else if (!isCommaInNumber(text, i) && (slug.isEmpty() || !endsWithDash(slug))) {
                slug.append('-');
            }
        }
        return stripped(slug.toString());
    }

    private static boolean endsWithDash(StringBuilder text) {
        return text.charAt(text.length() - 1) == '-';
    }

    private static boolean isCommaInNumber(String text, int index) {
        return text.charAt(index) == ','
                && index > 0
                && index + 1 < text.length()
                && Character.isDigit(text.charAt(index - 1))
                && Character.isDigit(text.charAt(index + 1));
    }

    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == '-') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == '-') {
            end--;
        }
        return text.substring(start, end);
    }
}
