package io.vippet.graph.internal.text;

/** The characters that separate words in launch text; neither {@code \s} nor {@link String#strip} is this set. */
public final class Blanks {

    private Blanks() {}

    public static boolean isBlank(char c) {
        if (c <= ' ') {
            return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
        }
        if (c < 0x85) {
            return false;
        }
        return switch (c) {
            case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200A;
        };
    }

    /** Returns the index of the first non-blank character, or {@code end}. */
    public static int skip(String text, int from, int end) {
        int i = from;
        while (i < end && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Returns the index of the first blank character, or {@code end}. */
    public static int runEnd(String text, int from, int end) {
        int i = from;
        while (i < end && !isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Returns the end of the range without its blanks at the end. */
    public static int trimEnd(String text, int from, int end) {
        int i = end;
        while (i > from && isBlank(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    public static String trim(String text) {
        int start = skip(text, 0, text.length());
        return text.substring(start, trimEnd(text, start, text.length()));
    }

    /** Returns a range of the text without blanks around it. */
    public static String trim(String text, int from, int end) {
        int start = skip(text, from, end);
        return text.substring(start, trimEnd(text, start, end));
    }
}
