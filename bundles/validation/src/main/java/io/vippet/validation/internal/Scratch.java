package io.vippet.validation.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.commons.io.file.PathUtils;

/** A directory that goes with all that is in it. */
record Scratch(Path path) implements AutoCloseable {

    /** Makes directories in it. */
    void create(Collection<String> directories) {
        try {
            for (String directory : directories) {
                Files.createDirectories(Path.of(directory));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Directory " + path + " cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            if (Files.exists(path)) {
                PathUtils.deleteDirectory(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Directory " + path + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
