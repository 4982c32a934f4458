package io.vippet.graph.internal.text;

import net.gcardone.junidecode.Junidecode;

/**
 * ASCII spellings of characters. Ids and file names made from them are compared with those of other programs, which use
 * an older table: what that one does not know counts as a gap here, too, although the library spells it by now.
 */
public final class Transliteration {

    /** Stands for what has no spelling. */
    private static final char GAP = '-';

    /** First and last characters of ranges without a spelling, in order. */
    private static final String UNKNOWN = "\u02EF\u02EF\u02F3\u02F3\u02F9\u02FE\u03F6\u03F8\u03FC\u03FF\u06FF\u06FF"
            + "\u0800\u08FF\u0AF0\u0AF1\u0AF9\u0AF9\u13F5\u13F5\u13F8\u13FD\u1EFA\u1EFF\u20B0\u20B4\u214E\u214E"
            + "\u25F4\u25F7\u2900\u2DFF\u3400\u4CFF\uA500\uABFF\uE000\uF8FF\uFDFD\uFDFD";

    /** Characters that vanish: tone letters, and letter-like symbols without a canonical decomposition. */
    private static final String DROPPED = "\u02E5\u02E6\u02E7\u02E8\u02E9\u02EA\u02EB\u2104\u2108\u2114\u2117\u2118"
            + "\u211E\u211F\u2123\u2125\u2129\u212E\u2132\u213A";

    private Transliteration() {}

    /** Returns a decomposed text in ASCII; characters beyond U+FFFF and unpaired surrogates vanish. */
    public static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii.append(c);
            } else if (isUnknown(c)) {
                ascii.append(GAP);
            } else if (!Character.isSurrogate(c) && DROPPED.indexOf(c) < 0) {
                ascii.append(Junidecode.unidecode(String.valueOf(c)));
            }
        }
        return ascii.toString();
    }

    private static boolean isUnknown(char c) {
        for (int i = 0; i < UNKNOWN.length() && UNKNOWN.charAt(i) <= c; i += 2) {
            if (c <= UNKNOWN.charAt(i + 1)) {
                return true;
            }
        }
        return false;
    }
}
