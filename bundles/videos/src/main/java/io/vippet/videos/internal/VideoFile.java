package io.vippet.videos.internal;

import io.vippet.api.media.Video;
import io.vippet.api.media.VideoSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final List<String> READ_HERE = List.of("mp4", "mov");

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
    static Optional<VideoFile> read(Path path, VideoSource source) {
        Optional<VideoFacts> written = Sidecar.read(path);
        Optional<VideoFacts> facts = written.isPresent() ? written : probe(path);
        if (facts.isEmpty() || !facts.get().usable()) {
            String found = facts.map(known -> "its codec is " + known.codec()).orElse("what is in it cannot be told");
            log.warn("Video {} is left out: {}; H.264 or H.265 in MP4 or QuickTime works", path, found);
            return Optional.empty();
        }
        VideoFile file = new VideoFile(path, describe(path, source, facts.get()));
        if (written.isEmpty()) {
            Sidecar.write(path, file.video);
        }
        return Optional.of(file);
    }

    private static Video describe(Path path, VideoSource source, VideoFacts facts) {
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

    private static Optional<VideoFacts> probe(Path path) {
        if (extension(path).equals("ts")) {
            return ofOriginal(path);
        }
        if (!READ_HERE.contains(extension(path))) {
            return Optional.empty();
        }
        try {
            return Mp4Reader.read(path);
        } catch (IOException e) {
            log.warn("Video {} cannot be read: {}", path, e.getMessage());
            return Optional.empty();
        }
    }

    /** A transport stream beside a video of the same stem is a copy of it, frame by frame. */
    private static Optional<VideoFacts> ofOriginal(Path stream) {
        for (String extension : READ_HERE) {
            Path original = stream.resolveSibling(stem(stream) + "." + extension);
            if (Files.isRegularFile(original)) {
                Optional<VideoFacts> written = Sidecar.read(original);
                return written.isPresent() ? written : probe(original);
            }
        }
        return Optional.empty();
    }
}
