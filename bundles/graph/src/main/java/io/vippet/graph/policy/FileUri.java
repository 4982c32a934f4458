package io.vippet.graph.policy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The path in an address of a local file. */
final class FileUri {

    private FileUri() {}

    /**
     * Undoes percent signs.
     *
     * @param encoded what follows {@code file://}
     * @return empty when it is not the absolute path of a file on this machine, or has control characters
     */
    static Optional<String> path(String encoded) {
        if (!encoded.startsWith("/") || encoded.indexOf('?') >= 0 || encoded.indexOf('#') >= 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(16 * high + low);
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            } else {
                return Optional.empty();
            }
        }
        return decoded(bytes.toByteArray());
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            String path = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return path.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(path);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
