package io.vippet.videos.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes MP4 files that consist of an index only. */
final class Mp4 {

    String codec = "avc1";
    int width = 320;
    int height = 240;
    int timescale = 30_000;
    boolean turned;
    boolean indexLast;

    /** Pairs of a number of frames and their duration. */
    int[] times = {90, 1000};

    Path write(Path file) throws IOException {
        byte[] movie = box("moov", join(audio(), video()));
        byte[] media = box("mdat", new byte[1000]);
        byte[] type = box("ftyp", "isom0000".getBytes(StandardCharsets.US_ASCII));
        Files.createDirectories(file.getParent());
        return Files.write(file, indexLast ? join(type, media, movie) : join(type, movie, media));
    }

    private byte[] audio() throws IOException {
        return box("trak", box("mdia", box("hdlr", join(ints(0, 0), "soun".getBytes(StandardCharsets.US_ASCII)))));
    }

    private byte[] video() throws IOException {
        byte[] matrix = turned
                ? ints(0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)
                : ints(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
        byte[] trackHeader = box("tkhd", join(new byte[40], matrix, ints(width << 16, height << 16)));
        byte[] handler = box("hdlr", join(ints(0, 0), "vide".getBytes(StandardCharsets.US_ASCII)));
        byte[] mediaHeader = box("mdhd", ints(0, 0, 0, timescale, 0, 0));
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(entry);
        out.write(new byte[24]);
        out.writeShort(width);
        out.writeShort(height);
        out.write(new byte[50]);
        byte[] description = box("stsd", join(ints(0, 1), box(codec, entry.toByteArray())));
        byte[] table = box("stts", join(ints(0, times.length / 2), ints(times)));
        byte[] samples = box("minf", box("stbl", join(description, table)));
        return box("trak", join(trackHeader, box("mdia", join(mediaHeader, handler, samples))));
    }

    private static byte[] box(String type, byte[] content) throws IOException {
        return join(ints(8 + content.length), type.getBytes(StandardCharsets.US_ASCII), content);
    }

    private static byte[] ints(int... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int value : values) {
            out.writeInt(value);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }
}
