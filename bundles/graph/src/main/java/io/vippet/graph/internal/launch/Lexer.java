package io.vippet.graph.internal.launch;

import io.vippet.graph.internal.text.Blanks;

/**
 * Cuts one element segment into tokens, left to right, in linear time.
 *
 * <p>The key of an assignment is the longest beginning of the run that an equals sign and a value follow, so that
 * {@code cfg="a=1} is cut behind its last equals sign; its text is then split at the first one.
 */
final class Lexer {

    /** What a token is. */
    enum Kind {
        ASSIGNMENT,
        BRANCH_REFERENCE,
        ELEMENT
    }

    private final String text;
    private final int end;
    private int position;
    private int start;
    private Kind kind = Kind.ELEMENT;

    /** Reads the range, which is part of the text; it may be surrounded by blanks. */
    Lexer(String text, int from, int end) {
        this.text = text;
        this.position = from;
        this.end = end;
    }

    /** Goes to the next token; false at the end. */
    boolean next() {
        start = Blanks.skip(text, position, end);
        if (start >= end) {
            return false;
        }
        int runEnd = Blanks.runEnd(text, start, end);
        int assignmentEnd = assignmentEnd(runEnd);
        if (assignmentEnd > 0) {
            kind = Kind.ASSIGNMENT;
            position = assignmentEnd;
        } else {
            boolean reference = runEnd - start >= 2 && text.charAt(runEnd - 1) == '.';
            kind = reference ? Kind.BRANCH_REFERENCE : Kind.ELEMENT;
            position = runEnd;
        }
        return true;
    }

    Kind kind() {
        return kind;
    }

    /** Returns the token as written. */
    String token() {
        return text.substring(start, position);
    }

    /** Returns the name on the left of an assignment. */
    String key() {
        return text.substring(start, Blanks.trimEnd(text, start, equalsSign()));
    }

    /** Returns the right side of an assignment, quotes included. */
    String value() {
        return text.substring(Blanks.skip(text, equalsSign() + 1, position), position);
    }

    private int equalsSign() {
        return text.indexOf('=', start);
    }

    /** Returns where the assignment that begins here ends, or -1 if none does. */
    private int assignmentEnd(int runEnd) {
        int afterBlanks = Blanks.skip(text, runEnd, end);
        if (afterBlanks < end && text.charAt(afterBlanks) == '=') {
            int valueEnd = valueEnd(afterBlanks + 1);
            if (valueEnd > 0) {
                return valueEnd;
            }
        }
        for (int i = runEnd - 1; i > start; i--) {
            if (text.charAt(i) == '=') {
                int valueEnd = valueEnd(i + 1);
                if (valueEnd > 0) {
                    return valueEnd;
                }
            }
        }
        return -1;
    }

    /** Returns where the value ends that begins here or behind blanks, or -1 if nothing is left. */
    private int valueEnd(int from) {
        int first = Blanks.skip(text, from, end);
        if (first >= end) {
            return -1;
        }
        char quote = text.charAt(first);
        if (quote == '"' || quote == '\'') {
            int closing = text.indexOf(quote, first + 1, end);
            if (closing > 0) {
                return closing + 1;
            }
        }
        return Blanks.runEnd(text, first, end);
    }
}
