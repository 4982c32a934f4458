package io.vippet.videos.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.media.Video;
import io.vippet.api.media.VideoSource;
import io.vippet.api.media.Videos;
import io.vippet.graph.lookup.VideoCatalog;
import io.vippet.graph.lookup.VideoEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The videos in the directories of shipped and of uploaded ones. What lies there counts, whoever put it there. */
@Component(service = {Videos.class, VideoCatalog.class, VideoInventory.class})
public final class VideoInventory implements Videos, VideoCatalog {

    private static final Logger log = LoggerFactory.getLogger(VideoInventory.class);

    /** What a file looked like when it was read, so that it is read again only after a change. */
    private record Reading(long size, long modified, Optional<VideoFile> file) {}

    private final VideoReader reader;
    private final Map<VideoSource, Path> directories = new LinkedHashMap<>();
    private final Map<Path, Reading> readings = new HashMap<>();
    private volatile Map<String, VideoFile> known = Map.of();

    @Activate
    public VideoInventory(@Reference Settings settings, @Reference VideoReader reader) {
        this(settings.path(Place.AUTO_VIDEOS), settings.path(Place.UPLOADED_VIDEOS), reader);
    }

    VideoInventory(Path auto, Path uploaded, VideoReader reader) {
        this.reader = reader;
        directories.put(VideoSource.AUTO, auto);
        directories.put(VideoSource.UPLOADED, uploaded);
    }

    /** Looks at both directories; reads what is new or has changed. */
    synchronized void scan() {
        Map<String, VideoFile> found = new LinkedHashMap<>();
        directories.forEach((source, directory) -> {
            for (Path path : videosIn(directory)) {
                read(path, source).ifPresent(file -> {
                    VideoFile other = found.remove(file.video().filename());
                    if (other != null) {
                        log.warn("{} hides {}", file.path(), other.path());
                    }
                    found.put(file.video().filename(), file);
                });
            }
        });
        known = found;
    }

    private static List<Path> videosIn(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> VideoFile.isVideo(path)
                            && !path.getFileName().toString().startsWith(".")
                            && Files.isRegularFile(path))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            log.warn("The video directory {} cannot be read: {}", directory, e.getMessage());
            return List.of();
        }
    }

    private Optional<VideoFile> read(Path path, VideoSource source) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            Reading before = readings.get(path);
            long modified = now.lastModifiedTime().toMillis();
            if (before != null && before.size == now.size() && before.modified == modified) {
                return before.file;
            }
            Reading fresh = new Reading(now.size(), modified, VideoFile.read(path, source, reader));
            if (fresh.file.isPresent() || reader.complete()) {
                readings.put(path, fresh);
            }
            return fresh.file;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Video> list() {
        scan();
        return known.values().stream().map(VideoFile::video).toList();
    }

    @Override
    public boolean exists(String filename) {
        String name = filename.substring(filename.lastIndexOf('/') + 1);
        return !name.isEmpty() && (known.containsKey(name) || onDisk(name) != null);
    }

    @Override
    public Optional<VideoEntry> video(String filename) {
        VideoFile file = known.get(filename);
        if (file == null || !Files.isRegularFile(file.path())) {
            if (file == null && onDisk(filename) == null) {
                return Optional.empty();
            }
            scan();
            file = known.get(filename);
        }
        return Optional.ofNullable(file)
                .map(found -> new VideoEntry(
                        filename, found.path().toString(), found.video().codec()));
    }

    /** Returns the name of a video on disk that differs from a name in its extension at most. */
    Optional<String> sameStem(String stem) {
        return directories.values().stream()
                .flatMap(directory -> videosIn(directory).stream())
                .filter(path -> VideoFile.stem(path).equals(stem))
                .map(path -> path.getFileName().toString())
                .findFirst();
    }

    private @Nullable Path onDisk(String name) {
        if (name.isEmpty() || name.contains("/")) {
            return null;
        }
        for (Path directory : directories.values()) {
            try {
                Path path = directory.resolve(name);
                if (VideoFile.isVideo(path) && Files.isRegularFile(path)) {
                    return path;
                }
            } catch (InvalidPathException e) {
                return null;
            }
        }
        return null;
    }
}
