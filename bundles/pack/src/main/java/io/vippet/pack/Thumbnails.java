package io.vippet.pack;

import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures as data URIs; the type is told by the first bytes. */
final class Thumbnails {

    private static final Logger log = LoggerFactory.getLogger(Thumbnails.class);

    private Thumbnails() {}

    /**
     * Reads a picture.
     *
     * @param definition path of the definition file
     * @param picture path of the picture, relative to the directory of that file
     * @return null when there is no such picture
     */
    static @Nullable String dataUri(PackFiles files, String definition, String picture) {
        try {
            String path =
                    URI.create("/" + definition).resolve(picture).getPath().substring(1);
            byte[] content = files.read(path);
            if (content == null) {
                log.warn(
                        "{} of {} names the picture '{}', which is not in the pack", definition, files.name(), picture);
                return null;
            }
            String type = type(content);
            if (type == null) {
                log.warn("{} of {}: '{}' is no PNG, JPEG or GIF picture", definition, files.name(), picture);
                return null;
            }
            return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            log.warn(
                    "{} of {}: the picture '{}' cannot be read: {}", definition, files.name(), picture, e.getMessage());
            return null;
        }
    }

    private static @Nullable String type(byte[] content) {
        if (startsWith(content, 0x89, 'P', 'N', 'G')) {
            return "image/png";
        }
        if (startsWith(content, 0xFF, 0xD8, 0xFF)) {
            return "image/jpeg";
        }
        return startsWith(content, 'G', 'I', 'F') ? "image/gif" : null;
    }

    private static boolean startsWith(byte[] content, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
