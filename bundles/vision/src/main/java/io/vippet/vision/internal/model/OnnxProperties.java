package io.vippet.vision.internal.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BiConsumer;

/** Reads the properties of an ONNX file (field {@code metadata_props} of its protobuf message) and skips all else. */
final class OnnxProperties {
    private static final int PROPERTIES = 14;
    private static final int LARGEST = 8 << 20;
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int LONGEST_VARINT = 10;

    private final FileChannel file;
    private long position;

    private OnnxProperties(FileChannel file) {
        this.file = file;
    }

    /** Reports each key with its value. */
    static void read(Path model, BiConsumer<String, String> found) throws IOException {
        try (FileChannel file = FileChannel.open(model, StandardOpenOption.READ)) {
            new OnnxProperties(file).fields(found);
        }
    }

    private void fields(BiConsumer<String, String> found) throws IOException {
        long size = file.size();
        while (position < size) {
            long tag = varint();
            int type = (int) (tag & 7);
            switch (type) {
                case VARINT -> varint();
                case FIXED64 -> position += 8;
                case FIXED32 -> position += 4;
                case LENGTH -> {
                    long length = varint();
                    if (length < 0 || position + length > size) {
                        throw new IOException("it is cut off");
                    }
                    if (tag >> 3 == PROPERTIES && length <= LARGEST) {
                        property(bytes((int) length), found);
                    }
                    position += length;
                }
                default -> throw new IOException("it is no ONNX file");
            }
        }
    }

    /** An entry: key as field 1, value as field 2. */
    private static void property(ByteBuffer entry, BiConsumer<String, String> found) throws IOException {
        String key = "";
        String value = "";
        while (entry.hasRemaining()) {
            int tag = entry.get();
            int length = (int) varint(entry);
            if ((tag & 7) != LENGTH || length < 0 || length > entry.remaining()) {
                throw new IOException("its metadata_props are malformed");
            }
            byte[] text = new byte[length];
            entry.get(text);
            if (tag >> 3 == 1) {
                key = new String(text, StandardCharsets.UTF_8);
            } else if (tag >> 3 == 2) {
                value = new String(text, StandardCharsets.UTF_8);
            }
        }
        found.accept(key, value);
    }

    private long varint() throws IOException {
        ByteBuffer some = bytes((int) Math.min(LONGEST_VARINT, file.size() - position));
        long value = varint(some);
        position += some.position();
        return value;
    }

    private static long varint(ByteBuffer from) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 7 * LONGEST_VARINT && from.hasRemaining(); shift += 7) {
            byte next = from.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("it is no ONNX file");
    }

    private ByteBuffer bytes(int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {
            // as often as it takes
        }
        return buffer.flip();
    }
}
