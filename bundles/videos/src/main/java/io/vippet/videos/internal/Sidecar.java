package io.vippet.videos.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.api.media.Video;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The small file {@code <video>.json} beside a video that remembers its facts. */
final class Sidecar {

    private static final Logger log = LoggerFactory.getLogger(Sidecar.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter WRITER = JSON.writerWithDefaultPrettyPrinter();
    private static final List<String> NEEDED =
            List.of("filename", "width", "height", "fps", "frame_count", "codec", "duration");

    private Sidecar() {}

    static Path of(Path video) {
        return video.resolveSibling(video.getFileName() + ".json");
    }

    /** Returns what was written about the video; empty when that is missing, incomplete, or older than the video. */
    static Optional<VideoFacts> read(Path video) {
        Path sidecar = of(video);
        try {
            if (!Files.isRegularFile(sidecar)
                    || Files.getLastModifiedTime(sidecar).compareTo(Files.getLastModifiedTime(video)) < 0) {
                return Optional.empty();
            }
            JsonNode node = JSON.readTree(sidecar.toFile());
            if (!NEEDED.stream().allMatch(node::hasNonNull)) {
                log.warn("{} is incomplete; {} is read again", sidecar, video.getFileName());
                return Optional.empty();
            }
            return Optional.of(new VideoFacts(
                    node.get("width").asInt(),
                    node.get("height").asInt(),
                    node.get("fps").asDouble(),
                    node.get("frame_count").asInt(),
                    node.get("codec").asText()));
        } catch (IOException e) {
            log.warn("{} cannot be read; {} is read again: {}", sidecar, video.getFileName(), e.getMessage());
            return Optional.empty();
        }
    }

    static void write(Path video, Video record) {
        ObjectNode node = JSON.createObjectNode()
                .put("filename", record.filename())
                .put("width", record.width())
                .put("height", record.height())
                .put("fps", record.fps())
                .put("frame_count", record.frameCount())
                .put("codec", record.codec())
                .put("duration", record.duration())
                .put("source", record.source().name().toLowerCase(Locale.ROOT))
                .put("path", record.path());
        Path sidecar = of(video);
        try {
            Path temporary = sidecar.resolveSibling("." + sidecar.getFileName() + ".part");
            Files.writeString(temporary, WRITER.writeValueAsString(node) + "\n");
            Files.move(temporary, sidecar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("{} cannot be written: {}", sidecar, e.getMessage());
        }
    }
}
