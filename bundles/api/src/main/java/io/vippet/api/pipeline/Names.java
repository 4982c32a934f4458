package io.vippet.api.pipeline;

/** Names that people give; trimmed of every character that Unicode takes for a blank, as clients expect. */
final class Names {

    private Names() {}

    static boolean isBlank(String name) {
        return name.codePoints().allMatch(Names::isBlank);
    }

    static String trimmed(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && isBlank(name.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(start, end);
    }

    /** No character beyond the basic plane is a blank. */
    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0x85;
    }
}
