package io.vippet.vision.internal.draw;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A fixed-width font of 5 by 8 points for the printable ASCII characters; others show as {@code ?}. The resource has a
 * line {@code =c} per character, then eight lines of points.
 */
final class Font {
    static final int WIDTH = 5;
    static final int HEIGHT = 8;

    /** From the left edge of one character to that of the next. */
    static final int ADVANCE = WIDTH + 1;

    private static final char FIRST = ' ';
    private static final char LAST = '~';

    private final byte[] rows = new byte[(LAST - FIRST + 1) * HEIGHT];

    Font() {
        try (InputStream in = Font.class.getResourceAsStream("font.txt")) {
            if (in == null) {
                throw new IllegalStateException("font.txt is not in the bundle");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                readGlyph(line.charAt(1), reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Points of one row of a character; bit {@code WIDTH - 1} is the left one. */
    int row(char c, int row) {
        char shown = c < FIRST || c > LAST ? '?' : c;
        return rows[(shown - FIRST) * HEIGHT + row];
    }

    private void readGlyph(char c, BufferedReader reader) throws IOException {
        for (int y = 0; y < HEIGHT; y++) {
            String line = reader.readLine();
            int bits = 0;
            for (int x = 0; x < WIDTH; x++) {
                bits = bits << 1 | (line != null && x < line.length() && line.charAt(x) == '#' ? 1 : 0);
            }
            rows[(c - FIRST) * HEIGHT + y] = (byte) bits;
        }
    }
}
