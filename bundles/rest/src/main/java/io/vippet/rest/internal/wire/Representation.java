package io.vippet.rest.internal.wire;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of an answer in one encoding and the strong entity tag by which clients know them (RFC 9110, 8.8.3). */
final class Representation implements StreamingOutput {

    /**
     * The JDK copies what it gives to a socket, however little of it the socket takes. Of 64, 256 and 1024 KiB this one
     * took the least time for 2.9 MB.
     */
    private static final int PIECE = 256 << 10;

    private static final Pattern TAG = Pattern.compile("\"[^\"]*\"|\\*");

    private final byte[] bytes;
    private final String tag;

    Representation(byte[] bytes) {
        this.bytes = bytes;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            tag = '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    int length() {
        return bytes.length;
    }

    /** In quotes. */
    String tag() {
        return tag;
    }

    /** Whether it is among those of an {@code If-None-Match} header; weak ones count, as 13.1.2 has it. */
    boolean isAmong(String tags) {
        Matcher matcher = TAG.matcher(tags);
        return matcher.results()
                .anyMatch(known -> known.group().equals(tag) || known.group().equals("*"));
    }

    /** Waits for a slow reader as long as the server does; needs no copy meanwhile, the bytes are everyone's. */
    @Override
    public void write(OutputStream out) throws IOException {
        for (int i = 0; i < bytes.length; i += PIECE) {
            out.write(bytes, i, Math.min(PIECE, bytes.length - i));
        }
    }
}
