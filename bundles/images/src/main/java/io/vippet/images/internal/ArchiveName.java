package io.vippet.images.internal;

import io.vippet.api.media.ImageUploadError.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of an uploaded archive.
 *
 * @param file as sent, without directories
 * @param set what its image set is called: lower case, everything but letters, digits, '_' and '-' replaced
 * @param zip whether it is a ZIP, else some TAR
 */
record ArchiveName(String file, String set, boolean zip) {

    /** Longer ones first. */
    private static final List<String> SUFFIXES = List.of("tar.gz", "zip", "tar", "tgz");

    static final List<String> ALLOWED = List.of("zip", "tar", "tar.gz", "tgz");

    /** Derives the name of a set; refused when there is none. */
    static ArchiveName of(String sent) {
        String file = sent.substring(sent.lastIndexOf('/') + 1).strip();
        if (file.isEmpty()) {
            throw Refusals.of(Kind.MISSING_FILENAME, "The archive has no name", sent);
        }
        String lower = file.toLowerCase(Locale.ROOT);
        Optional<String> suffix =
                SUFFIXES.stream().filter(known -> lower.endsWith("." + known)).findFirst();
        if (suffix.isEmpty()) {
            throw Refusals.of(
                    Kind.UNSUPPORTED_ARCHIVE_FORMAT,
                    "'" + sent + "' is no archive that can be read; allowed are " + ALLOWED,
                    sent,
                    ALLOWED);
        }
        String set = lower.substring(0, lower.length() - suffix.get().length() - 1)
                .strip()
                .replaceAll("[^\\p{L}\\p{N}_-]+", "_")
                .replaceAll("^_+|_+$", "");
        if (set.isEmpty()) {
            throw Refusals.of(
                    Kind.INVALID_ARCHIVE_NAME, "'" + sent + "' has no letter or digit to name the set by", sent);
        }
        return new ArchiveName(file, set, suffix.get().equals("zip"));
    }
}
