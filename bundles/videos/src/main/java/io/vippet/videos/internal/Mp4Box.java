package io.vippet.videos.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box of an MP4 or QuickTime file (ISO/IEC 14496-12 §4.2) in memory.
 *
 * @param type four characters
 * @param content what follows the header; big-endian, position 0
 */
record Mp4Box(String type, ByteBuffer content) {

    /** Splits a buffer into boxes; stops at the first that is cut off. */
    static List<Mp4Box> split(ByteBuffer buffer) {
        List<Mp4Box> boxes = new ArrayList<>();
        int at = 0;
        while (at + 8 <= buffer.limit()) {
            long size = Integer.toUnsignedLong(buffer.getInt(at));
            int header = 8;
            if (size == 1 && at + 16 <= buffer.limit()) {
                size = buffer.getLong(at + 8);
                header = 16;
            } else if (size == 0) {
                size = buffer.limit() - at;
            }
            if (size < header || size > buffer.limit() - at) {
                break;
            }
            boxes.add(new Mp4Box(fourCharacters(buffer, at + 4), buffer.slice(at + header, (int) size - header)));
            at += (int) size;
        }
        return boxes;
    }

    static String fourCharacters(ByteBuffer buffer, int at) {
        byte[] code = new byte[4];
        buffer.get(at, code);
        return new String(code, StandardCharsets.ISO_8859_1);
    }

    /** Returns the first box found by going down these types. */
    Optional<Mp4Box> find(String... path) {
        Optional<Mp4Box> box = Optional.of(this);
        for (String type : path) {
            box = box.flatMap(parent -> parent.children(type).stream().findFirst());
        }
        return box;
    }

    List<Mp4Box> children(String type) {
        return split(content).stream().filter(box -> box.type.equals(type)).toList();
    }
}
