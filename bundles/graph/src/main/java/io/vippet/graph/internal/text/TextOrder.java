package io.vippet.graph.internal.text;

import java.util.Comparator;

/** Order of texts by code point; {@link String#compareTo} puts characters beyond U+FFFF before U+E000. */
public final class TextOrder {

    public static final Comparator<String> BY_CODE_POINT = TextOrder::compare;

    private TextOrder() {}

    private static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Integer.compare(rank(x), rank(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** A surrogate that differs stands for a character beyond U+FFFF. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? 0x10000 : c;
    }
}
