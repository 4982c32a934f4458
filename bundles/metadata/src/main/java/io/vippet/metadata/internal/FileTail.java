package io.vippet.metadata.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads the last lines of a file from its end, so that the cost depends on the lines and not on the file. */
final class FileTail {

    private final int blockSize;
    private final long mostBytes;

    /**
     * Creates a reader.
     *
     * @param blockSize bytes read at once
     * @param mostBytes bytes looked at in all; lines that begin before are left out
     */
    FileTail(int blockSize, long mostBytes) {
        this.blockSize = blockSize;
        this.mostBytes = mostBytes;
    }

    /**
     * Returns the last lines that are not blank, in file order; none when there is no such file. A line that is being
     * written counts as far as it goes.
     */
    List<String> lines(Path file, int limit) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return lines(channel, limit);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private List<String> lines(FileChannel channel, int limit) throws IOException {
        Deque<String> lines = new ArrayDeque<>();
        Backwards line = new Backwards();
        long end = channel.size();
        long stop = Math.max(0, end - mostBytes);
        while (end > stop && lines.size() < limit) {
            int length = (int) Math.min(blockSize, end - stop);
            byte[] block = read(channel, end - length, length);
            end -= length;
            int upper = block.length;
            for (int i = block.length - 1; i >= 0 && lines.size() < limit; i--) {
                if (block[i] == '\n') {
                    line.prepend(block, i + 1, upper);
                    line.takeInto(lines);
                    upper = i;
                }
            }
            if (lines.size() < limit) {
                line.prepend(block, 0, upper);
            }
        }
        if (end == 0 && lines.size() < limit) {
            line.takeInto(lines);
        }
        return List.copyOf(lines);
    }

    private static byte[] read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            // as often as it takes
        }
        return buffer.array();
    }

    /** A line whose pieces come last piece first. */
    private static final class Backwards {
        private final Deque<byte[]> pieces = new ArrayDeque<>();

        void prepend(byte[] block, int from, int to) {
            if (to > from) {
                pieces.addFirst(java.util.Arrays.copyOfRange(block, from, to));
            }
        }

        void takeInto(Deque<String> lines) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pieces.forEach(bytes::writeBytes);
            pieces.clear();
            String text = bytes.toString(StandardCharsets.UTF_8);
            if (!text.isBlank()) {
                lines.addFirst(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
            }
        }
    }
}
