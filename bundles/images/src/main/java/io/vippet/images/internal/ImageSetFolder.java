package io.vippet.images.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.api.media.ImageInfo;
import io.vippet.api.media.ImageSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of an image set: its images, numbered from 1, and {@code set.json}, which describes them. */
record ImageSetFolder(Path path) {

    private static final Logger log = LoggerFactory.getLogger(ImageSetFolder.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESCRIPTION = "set.json";

    String name() {
        return path.getFileName().toString();
    }

    void describe(ImageSet set) throws IOException {
        ObjectNode node = JSON.createObjectNode()
                .put("name", set.name())
                .put("source_archive", set.sourceArchive())
                .put("image_count", set.imageCount())
                .put("extension", set.extension())
                .put("width", set.width())
                .put("height", set.height())
                .put("uploaded_at", set.uploadedAt());
        Files.writeString(
                path.resolve(DESCRIPTION), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
    }

    /** The set; empty, with a line in the log, when its description cannot be read. The directory gives the name. */
    Optional<ImageSet> read() {
        try {
            JsonNode node = JSON.readTree(path.resolve(DESCRIPTION).toFile());
            if (node.isObject()) {
                return Optional.of(new ImageSet(
                        name(),
                        node.path("source_archive").asText(""),
                        node.path("image_count").asInt(0),
                        node.path("extension").asText(""),
                        node.path("width").asInt(0),
                        node.path("height").asInt(0),
                        node.path("uploaded_at").asText("")));
            }
            log.warn("{} is left out: {} holds no object", path, DESCRIPTION);
        } catch (IOException e) {
            log.warn("{} is left out: {} cannot be read: {}", path, DESCRIPTION, e.getMessage());
        }
        return Optional.empty();
    }

    /** The images of the set that this is. */
    List<ImageInfo> images(ImageSet set) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file ->
                            ImageFormat.extension(file.getFileName().toString()).equals(set.extension()))
                    .sorted()
                    .map(file -> new ImageInfo(
                            file.getFileName().toString(), set.extension(), size(file), set.width(), set.height()))
                    .toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
