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
                boolean inPair = i > 0 && Character.isHighSurrogate(a.charAt(i - 1));
                int start = inPair && (Character.isLowSurrogate(x) || Character.isLowSurrogate(y)) ? i - 1 : i;
                return Integer.compare(a.codePointAt(start), b.codePointAt(start));
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
