package io.vippet.metadata.internal;

import io.vippet.api.metadata.RecordStream.Batch;
import io.vippet.api.metadata.RecordStream.Line;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a file of lines forwards from any offset. A line counts once its line end is there. The file is opened for each
 * read: an interrupt closes the channel that a thread reads from, and with a common one nobody could read any more.
 */
final class RecordFile {

    private final Path path;
    private final MetadataRoot root;
    private final JsonCheck json;
    private final int blockSize;

    /** @param blockSize bytes read at once; longer lines are read in one piece nevertheless */
    RecordFile(Path path, MetadataRoot root, JsonCheck json, int blockSize) {
        this.path = path;
        this.root = root;
        this.json = json;
        this.blockSize = blockSize;
    }

    Path path() {
        return path;
    }

    /** Bytes of the file, 0 while it is not there. */
    long size() throws IOException {
        try {
            return Files.size(path);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Bytes up to the last line end. */
    long end() throws IOException {
        if (!root.holds(path)) {
            return 0;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            for (long end = channel.size(); end > 0; end = Math.max(0, end - blockSize)) {
                long from = Math.max(0, end - blockSize);
                byte[] block = read(channel, from, (int) (end - from));
                int line = lastLineEnd(block);
                if (line > 0) {
                    return from + line;
                }
            }
            return 0;
        }
    }

    /**
     * Returns complete lines that are JSON.
     *
     * @param complete whether nobody writes any more, so that the end of the file ends a line, too
     */
    Batch read(long offset, boolean complete) throws IOException {
        if (!root.holds(path)) {
            return new Batch(List.of(), offset, complete);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            for (long length = blockSize; ; length *= 2) {
                int wanted = (int) Math.clamp(size - offset, 0, length);
                byte[] block = read(channel, offset, wanted);
                boolean toTheEnd = offset + block.length >= size;
                int used = toTheEnd && complete ? block.length : lastLineEnd(block);
                if (used > 0 || toTheEnd) {
                    return new Batch(lines(block, used, offset), offset + used, complete && toTheEnd);
                }
            }
        }
    }

    private List<Line> lines(byte[] block, int used, long offset) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        while (from < used) {
            int to = from;
            while (to < used && block[to] != '\n') {
                to++;
            }
            String text = new String(block, from, to - from, StandardCharsets.UTF_8).strip();
            from = Math.min(used, to + 1);
            if (json.isJson(text)) {
                lines.add(new Line(text, offset + from));
            }
        }
        return lines;
    }

    private static byte[] read(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
            // as often as it takes
        }
        return buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
    }

    /** Number of bytes up to the last line end, it included. */
    private static int lastLineEnd(byte[] block) {
        int end = block.length;
        while (end > 0 && block[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
