package io.vippet.vision.internal.element;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * JSON texts one after the other, as lines or as one array. Each is handed to the operating system in one write, so that a
 * reader sees whole texts while the file grows.
 */
final class TextSink {
    private final OutputStream out;
    private final boolean lines;
    private final boolean owned;
    private boolean empty = true;

    private TextSink(OutputStream out, boolean lines, boolean owned) {
        this.out = out;
        this.lines = lines;
        this.owned = owned;
    }

    /** Appends to a file, or writes to a device such as {@code /dev/null}. */
    static TextSink file(Path file, boolean lines) throws IOException {
        return new TextSink(new FileOutputStream(file.toFile(), true), lines, true);
    }

    static TextSink stdout(boolean lines) {
        return new TextSink(System.out, lines, false);
    }

    void write(String json) throws IOException {
        put(lines ? json + "\n" : (empty ? "[" : ",\n") + json);
        empty = false;
    }

    /** Completes the array and closes the file. */
    void close() throws IOException {
        if (!lines) {
            put(empty ? "[]\n" : "]\n");
        }
        if (owned) {
            out.close();
        }
    }

    private void put(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
