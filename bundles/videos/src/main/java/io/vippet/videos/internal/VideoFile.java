package io.vippet.videos.internal;

import io.vippet.api.media.Video;
import io.vippet.api.media.VideoSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A video on disk and what is known about it.
 *
 * @param path absolute
 */
record VideoFile(Path path, Video video) {

    private static final Logger log = LoggerFactory.getLogger(VideoFile.class);

    private static final Set<String> EXTENSIONS =
            Set.of("mp4", "mkv", "mov", "avi", "ts", "264", "avc", "h265", "hevc");

    /** Tells whether a file name ends like a video's. */
    static boolean isVideo(Path file) {
        return EXTENSIONS.contains(extension(file));
    }

    /** Returns what follows the last dot, in lower case; empty when there is no dot, or only a leading one. */
    static String extension(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** Reads a video; empty, with a line in the log, when it cannot be used. */
    static Optional<VideoFile> read(Path path, VideoSource source, VideoReader reader) {
        Optional<VideoFacts> written = Sidecar.read(path);
        try {
            VideoFacts facts = written.isPresent() ? written.get() : facts(path, reader);
            if (!facts.usable()) {
                throw new IOException("its codec is " + facts.codec() + "; H.264 and H.265 work");
            }
            VideoFile file = new VideoFile(path, describe(path, source, facts));
            if (written.isEmpty()) {
                Sidecar.write(path, file.video);
            }
            return Optional.of(file);
        } catch (IOException e) {
            log.warn("Video {} is left out: {}", path, e.getMessage());
            return Optional.empty();
        }
    }

    static Video describe(Path path, VideoSource source, VideoFacts facts) {
        String name = path.getFileName().toString();
        return new Video(
                name,
                facts.width(),
                facts.height(),
                facts.fps(),
                facts.frameCount(),
                facts.codec(),
                facts.duration(),
                source,
                source.name().toLowerCase(Locale.ROOT) + "/" + name);
    }

    /** A transport stream beside a video of the same stem is a copy of it, frame by frame. */
    private static VideoFacts facts(Path path, VideoReader reader) throws IOException {
        if (extension(path).equals("ts")) {
            for (String extension : EXTENSIONS) {
                Path original = path.resolveSibling(stem(path) + "." + extension);
                if (!original.equals(path) && Files.isRegularFile(original)) {
                    Optional<VideoFacts> written = Sidecar.read(original);
                    return written.isPresent() ? written.get() : reader.read(original);
                }
            }
        }
        return reader.read(path);
    }
}
