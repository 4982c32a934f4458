package io.vippet.deploy.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies of the contents that ran last, by file name: what an update falls back to, also after a restart. Bundles are
 * installed from copies alone, so that nobody writes to what is being read.
 */
final class KeptCopies {

    private static final String STAGED = ".staged";

    private final Path folder;

    KeptCopies(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Copies a file that is about to be tried. */
    Path stage(Path source) throws IOException {
        Path staged = folder.resolve(source.getFileName() + STAGED);
        return Files.copy(source, staged, StandardCopyOption.REPLACE_EXISTING);
    }

    Optional<Path> of(String file) {
        Path kept = folder.resolve(file);
        return Files.isRegularFile(kept) ? Optional.of(kept) : Optional.empty();
    }

    /** Keeps a staged copy in place of the one before. */
    void keep(String file, Path staged) throws IOException {
        Files.move(staged, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forgets all files but these. */
    void retain(Set<String> files) throws IOException {
        try (Stream<Path> copies = Files.list(folder)) {
            for (Path copy : copies.toList()) {
                if (!files.contains(copy.getFileName().toString())) {
                    Files.delete(copy);
                }
            }
        }
    }
}
