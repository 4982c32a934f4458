package io.vippet.videos.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a video file's extension promises and its first bytes must confirm. */
enum Container {
    MP4,
    MOV,
    MKV,
    AVI,
    MPEGTS,
    RAW;

    private static final int HEAD = 16;

    /** The container of an extension in lower case; empty when there is none. */
    static Optional<Container> of(String extension) {
        return switch (extension) {
            case "mp4" -> Optional.of(MP4);
            case "mov" -> Optional.of(MOV);
            case "mkv" -> Optional.of(MKV);
            case "avi" -> Optional.of(AVI);
            case "ts" -> Optional.of(MPEGTS);
            case "264", "avc", "h265", "hevc" -> Optional.of(RAW);
            default -> Optional.empty();
        };
    }

    /** Name in settings and answers. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether a file begins like one of this kind. */
    boolean begins(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return head.length == HEAD
                && switch (this) {
                    case MP4, MOV -> text.substring(4, 8).matches("ftyp|moov|mdat|free|wide|skip|pnot");
                    case MKV -> text.startsWith("\u001A\u0045\u00DF\u00A3");
                    case AVI -> text.startsWith("RIFF") && text.startsWith("AVI", 8);
                    case MPEGTS -> text.startsWith("G");
                    case RAW -> text.startsWith("\0\0\1") || text.startsWith("\0\0\0\1");
                };
    }
}
