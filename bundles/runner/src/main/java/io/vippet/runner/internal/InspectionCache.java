package io.vippet.runner.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last inspection on disk, good as long as plug-ins, inference runtime, drivers and the child stay the same. */
final class InspectionCache {

    private static final Logger LOG = LoggerFactory.getLogger(InspectionCache.class);

    private final ObjectMapper mapper = JsonMapper.builder().build();
    private final Path file;
    private final List<Path> watched;

    InspectionCache(Settings settings) {
        Path cache = settings.path(Place.CACHE);
        file = cache.resolve("introspection.json");
        watched = List.of(
                cache.resolve("gst-registry"),
                settings.path(Place.OPENVINO),
                settings.path(Place.DISTRIBUTION).resolve("lib/child"),
                Path.of("/dev/dri"),
                Path.of("/dev/accel"));
    }

    /** A mark that changes with what is installed: name, size and time of every file that matters. */
    String installed() {
        return watched.stream()
                .map(InspectionCache::listing)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("|"), s -> Integer.toHexString(s.hashCode()) + "-" + s.length()));
    }

    /** Reads the stored inspection, whatever it was made with. */
    Optional<Inspection> last() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(mapper.readValue(file.toFile(), Inspection.class));
        } catch (IOException e) {
            LOG.info("{} is not readable and will be replaced: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Stores an inspection; without success the next start asks again. */
    void write(Inspection inspection) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), "introspection", ".tmp");
            mapper.writeValue(draft.toFile(), inspection);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.getMessage());
        }
    }

    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.getMessage());
        }
    }

    private static String listing(Path directory) {
        if (!Files.isDirectory(directory)) {
            return "";
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().map(InspectionCache::entry).collect(Collectors.joining(","));
        } catch (IOException e) {
            return "";
        }
    }

    private static String entry(Path path) {
        try {
            // Devices change their time with every use.
            String state = Files.isRegularFile(path)
                    ? Files.size(path) + ":" + Files.getLastModifiedTime(path).toMillis()
                    : "";
            return path.getFileName() + ":" + state;
        } catch (IOException e) {
            return path.getFileName() + ":gone";
        }
    }
}
