package io.vippet.videos.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Reads the facts of an MP4 or QuickTime file from its boxes, without a media library. Not for fragmented files. */
final class Mp4Reader {

    /** The index of an hour at 60 frames a second takes about 4 MB. */
    private static final int MAX_INDEX_BYTES = 64 << 20;

    private Mp4Reader() {}

    /**
     * Reads a file.
     *
     * @return the facts of its first video track; empty when it has none
     * @throws IOException when it cannot be read or is no such file
     */
    static Optional<VideoFacts> read(Path file) throws IOException {
        try {
            Mp4Box movie = new Mp4Box("moov", index(file));
            for (Mp4Box track : movie.children("trak")) {
                Optional<VideoFacts> facts = track(track);
                if (facts.isPresent()) {
                    return facts;
                }
            }
            return Optional.empty();
        } catch (IndexOutOfBoundsException e) {
            throw new IOException(file.getFileName() + " has an index that is cut off.", e);
        }
    }

    /** Finds the index among the outermost boxes; it may lie at the end of a large file. */
    private static ByteBuffer index(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer header = ByteBuffer.allocate(16);
            for (long at = 0; at + 8 <= channel.size(); ) {
                fill(channel.position(at), header.clear());
                long size = Integer.toUnsignedLong(header.getInt(0));
                int headerSize = size == 1 ? 16 : 8;
                size = size == 1 ? header.getLong(8) : size == 0 ? channel.size() - at : size;
                if (size < headerSize) {
                    break;
                }
                if (Mp4Box.fourCharacters(header, 4).equals("moov")) {
                    return content(channel.position(at + headerSize), size - headerSize);
                }
                at += size;
            }
        }
        throw new IOException(file.getFileName() + " is no MP4 or QuickTime file, or has no index.");
    }

    private static ByteBuffer content(SeekableByteChannel channel, long size) throws IOException {
        if (size > MAX_INDEX_BYTES || size > channel.size() - channel.position()) {
            throw new IOException("The file's index is larger than the file, or than " + MAX_INDEX_BYTES + " bytes.");
        }
        ByteBuffer content = ByteBuffer.allocate((int) size);
        fill(channel, content);
        return content;
    }

    private static void fill(SeekableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // As much as the file has.
        }
    }

    private static Optional<VideoFacts> track(Mp4Box track) {
        Optional<Mp4Box> handler = track.find("mdia", "hdlr");
        if (handler.isEmpty()
                || !Mp4Box.fourCharacters(handler.get().content(), 8).equals("vide")) {
            return Optional.empty();
        }
        Optional<Mp4Box> mediaHeader = track.find("mdia", "mdhd");
        Optional<Mp4Box> descriptions = track.find("mdia", "minf", "stbl", "stsd");
        Optional<Mp4Box> times = track.find("mdia", "minf", "stbl", "stts");
        if (mediaHeader.isEmpty() || descriptions.isEmpty() || times.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer sample = descriptions.get().content();
        int width = Short.toUnsignedInt(sample.getShort(8 + 32));
        int height = Short.toUnsignedInt(sample.getShort(8 + 34));
        boolean turned = track.find("tkhd").map(box -> turned(box.content())).orElse(false);
        FrameTimes frames =
                FrameTimes.of(times.get().content(), timescale(mediaHeader.get().content()));
        String codec = codec(Mp4Box.fourCharacters(sample, 12));
        return Optional.of(
                new VideoFacts(turned ? height : width, turned ? width : height, frames.fps(), frames.count(), codec));
    }

    private static long timescale(ByteBuffer mediaHeader) {
        return Integer.toUnsignedLong(mediaHeader.getInt(mediaHeader.get(0) == 1 ? 20 : 12));
    }

    /** A quarter turn shows as a matrix whose diagonal is zero. */
    private static boolean turned(ByteBuffer trackHeader) {
        int matrix = trackHeader.get(0) == 1 ? 52 : 40;
        return trackHeader.getInt(matrix) == 0
                && trackHeader.getInt(matrix + 16) == 0
                && trackHeader.getInt(matrix + 4) != 0;
    }

    private static String codec(String code) {
        return switch (code) {
            case "avc1", "avc2", "avc3", "avc4" -> "h264";
            case "hvc1", "hev1" -> "h265";
            default -> code.strip().toLowerCase(Locale.ROOT);
        };
    }

    /** How many frames there are and how fast they come. */
    private record FrameTimes(int count, double fps) {

        /** Reads the time-to-sample table: pairs of a number of frames and their common duration. */
        static FrameTimes of(ByteBuffer table, long timescale) {
            long frames = 0;
            long ticks = 0;
            long most = 0;
            long usual = 0;
            int entries = table.getInt(4);
            for (int i = 0; i < entries; i++) {
                long count = Integer.toUnsignedLong(table.getInt(8 + 8 * i));
                long delta = Integer.toUnsignedLong(table.getInt(12 + 8 * i));
                frames += count;
                ticks += count * delta;
                if (count > most) {
                    most = count;
                    usual = delta;
                }
            }
            // Muxers often give the last frame another length; that does not change the rate.
            boolean constant = usual > 0 && frames - most <= 1;
            double fps = constant ? (double) timescale / usual : ticks > 0 ? (double) frames * timescale / ticks : 0;
            return new FrameTimes((int) Math.min(frames, Integer.MAX_VALUE), fps);
        }
    }
}
