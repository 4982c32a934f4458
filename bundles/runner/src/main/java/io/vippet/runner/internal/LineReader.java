package io.vippet.runner.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a stream into lines. A last line without line end counts; bytes that are not UTF-8 become U+FFFD; of a line
 * longer than the limit only the beginning is kept.
 */
final class LineReader {

    private final InputStream in;
    private final int limit;

    /**
     * Creates a reader.
     *
     * @param limit longest line, in bytes
     */
    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Hands every line to the consumer until the stream ends or breaks. */
    void readAll(Consumer<String> consumer) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        try (in) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                int start = 0;
                for (int i = 0; i < n; i++) {
                    if (buffer[i] == '\n') {
                        keep(line, buffer, start, i);
                        consumer.accept(text(line));
                        start = i + 1;
                    }
                }
                keep(line, buffer, start, n);
            }
        } catch (IOException e) {
            // The process is gone; what it wrote before has been read.
        }
        if (line.size() > 0) {
            consumer.accept(text(line));
        }
    }

    private void keep(ByteArrayOutputStream line, byte[] buffer, int from, int to) {
        line.write(buffer, from, Math.min(to - from, limit - line.size()));
    }

    private static String text(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
