package io.vippet.graph.internal.text;

import java.math.BigInteger;
import java.util.Optional;

/** Ids read as integers. */
public final class IdNumber {

    /** Longer ones are texts like any other; keeps the arithmetic cheap. */
    private static final int MAX_DIGITS = 4300;

    private IdNumber() {}

    /** Reads optional blanks, an optional sign, digits of any script with single underscores between them. */
    public static Optional<BigInteger> read(String id) {
        String text = Blanks.trim(id);
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (text.length() - start > 4 * MAX_DIGITS) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder(text.length());
        boolean digitBefore = false;
        for (int i = start; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '_' && digitBefore) {
                digitBefore = false;
            } else if (Character.isDigit(c)) {
                digits.append((char) ('0' + Character.digit(c, 10)));
                digitBefore = true;
            } else {
                return Optional.empty();
            }
            i += Character.charCount(c);
        }
        if (!digitBefore || digits.length() > MAX_DIGITS) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(digits.toString());
        return Optional.of(text.startsWith("-") ? value.negate() : value);
    }

    /** Reads an id that consists of digits and nothing else. */
    public static Optional<BigInteger> readDigitsOnly(String id) {
        return id.codePoints().allMatch(Character::isDigit) ? read(id) : Optional.empty();
    }
}
