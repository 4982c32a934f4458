package io.vippet.vision.internal.element;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A detector of 5 kB (one convolution, two made-up detections) on which the way of a frame is rehearsed before the first
 * run. It ships in the jar; OpenVINO reads files, so it is written beside the compiled models, once.
 */
final class RehearsalModel {
    /** The weights come first: with the description the model is complete. */
    private static final List<String> FILES = List.of("rehearsal.bin", "rehearsal.xml");

    private RehearsalModel() {}

    /**
     * Writes the model if need be.
     *
     * @param directory where compiled models are kept, must exist
     * @return its description; empty when it cannot be written
     */
    static Optional<Path> in(Path directory) {
        try {
            for (String file : FILES) {
                write(file, directory.resolve(file));
            }
            return Optional.of(directory.resolve(FILES.getLast()));
        } catch (IOException e) {
            return Optional.empty(); // the first frame then takes longer
        }
    }

    private static void write(String name, Path target) throws IOException {
        try (InputStream resource = RehearsalModel.class.getResourceAsStream(name)) {
            byte[] content = Objects.requireNonNull(resource, name).readAllBytes();
            if (Files.exists(target) && Arrays.equals(Files.readAllBytes(target), content)) {
                return;
            }
            // Other children may be about to read it.
            Path part = Files.createTempFile(target.getParent(), name, ".part");
            Files.write(part, content);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
