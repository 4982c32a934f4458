package io.vippet.videos.internal;

import io.vippet.api.app.Settings;
import io.vippet.api.media.UploadRefusedException;
import io.vippet.api.media.VideoUploadError;
import io.vippet.api.media.VideoUploadError.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which videos are taken in.
 *
 * @param extensions in lower case
 * @param containers labels of {@link Container}
 * @param codecs of those that pipelines can use
 * @param mostBytes size of a file
 */
record UploadRules(List<String> extensions, List<String> containers, List<String> codecs, long mostBytes) {

    private static final Logger log = LoggerFactory.getLogger(UploadRules.class);
    private static final String SIZE = "UPLOAD_MAX_SIZE_BYTES";
    private static final long DEFAULT_SIZE = 2L << 30;

    /** Reads the settings {@code UPLOAD_…}. */
    static UploadRules of(Settings settings) {
        return new UploadRules(
                list(settings, "UPLOAD_ALLOWED_EXTENSIONS", "mp4,mkv,mov,avi,ts,264,avc,h265,hevc"),
                list(settings, "UPLOAD_ALLOWED_CONTAINERS", "mp4,mov,mkv,avi,mpegts,raw"),
                // Whatever is set: nothing else can be decoded or looped.
                list(settings, "UPLOAD_ALLOWED_CODECS", "h264,h265").stream()
                        .filter(VideoFacts.USABLE::contains)
                        .toList(),
                size(settings));
    }

    private static List<String> list(Settings settings, String name, String byDefault) {
        return Arrays.stream(settings.text(name).orElse(byDefault).split(","))
                .map(item -> item.strip().toLowerCase(Locale.ROOT))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static long size(Settings settings) {
        String text = settings.text(SIZE).orElse(Long.toString(DEFAULT_SIZE));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            log.warn("{} must be a number of bytes, not '{}'; the limit is {}", SIZE, text, DEFAULT_SIZE);
            return DEFAULT_SIZE;
        }
    }

    /** The name of the file without directories; refused when it has odd characters. */
    static String name(String sent) {
        String name = sent.substring(sent.lastIndexOf('/') + 1).strip();
        if (!name.matches("[\\p{L}\\p{N} ._-]+") || name.matches("\\.{1,2}") || name.startsWith(".")) {
            throw refusal(
                    Kind.MISSING_FILENAME,
                    "'" + sent + "' is no usable file name: use letters, digits, blanks, dots, '_' and '-'",
                    sent,
                    null);
        }
        return name;
    }

    void checkExtension(String extension) {
        if (!extensions.contains(extension)) {
            String text = "Files that end in '" + extension + "' are not taken; allowed are " + extensions;
            throw refusal(Kind.UNSUPPORTED_EXTENSION, text, extension, extensions);
        }
    }

    void checkSize(long bytes) {
        if (bytes > mostBytes) {
            String text = "The file is larger than " + mostBytes + " bytes; " + SIZE + " sets the limit";
            throw refusal(Kind.FILE_TOO_LARGE, text, bytes, List.of(mostBytes));
        }
    }

    void checkContainer(Container container) {
        if (!containers.contains(container.label())) {
            String text = "Container " + container.label() + " is not taken; allowed are " + containers;
            throw refusal(Kind.UNSUPPORTED_CONTAINER, text, container.label(), containers);
        }
    }

    void checkCodec(String codec) {
        if (!codecs.contains(codec)) {
            String text = "Codec " + codec + " is not taken; allowed are " + codecs;
            throw refusal(Kind.UNSUPPORTED_CODEC, text, codec, codecs);
        }
    }

    static UploadRefusedException refusal(Kind kind, String detail, @Nullable Object found, @Nullable List<?> allowed) {
        return new UploadRefusedException(
                new VideoUploadError(detail, kind, found, allowed == null ? null : List.copyOf(allowed)));
    }
}
