package io.vippet.model.archive.internal;

import io.vippet.model.archive.internal.ArchiveException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a video from another with GStreamer's own command.
 *
 * @param launch launch text with the places {@code {input}}, {@code {output}} and {@code {overlay}}
 * @param overlay content of a file that the text reads, null when it reads none
 */
record Conversion(Clients clients, String launch, byte @Nullable [] overlay) {

    private static final long MAX_BYTES = 16L << 30;

    void run(Path input, Path output, LongConsumer bytes) throws IOException, InterruptedException {
        Path program = clients.find("gst-launch-1.0")
                .orElseThrow(() -> new ArchiveException(
                        Kind.CLIENT_MISSING,
                        "gst-launch-1.0 is not installed: run './vippet setup', or install gstreamer1.0-tools."));
        Path work = Files.createTempDirectory(Files.createDirectories(output.getParent()), ".convert-");
        Path part = work.resolve("part");
        try {
            Path beside = work.resolve("overlay");
            if (overlay != null) {
                Files.write(beside, overlay);
            }
            List<String> command = new ArrayList<>(List.of(program.toString(), "-q", "-e"));
            for (String word : launch.strip().split("\\s+", -1)) {
                command.add(word.replace("{input}", input.toString())
                        .replace("{output}", part.toString())
                        .replace("{overlay}", beside.toString()));
            }
            clients.run(command, work, Map.of("GST_DEBUG_NO_COLOR", "1")).await(work, MAX_BYTES, bytes);
            if (!Files.isRegularFile(part) || Files.size(part) == 0) {
                throw new ArchiveException(
                        Kind.CLIENT_FAILED, "Converting %s gave no video.".formatted(input.getFileName()));
            }
            Files.move(part, output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            ArchiveFetcher.delete(work);
        }
    }
}
