package io.vippet.optimization.internal;

import io.vippet.graph.command.RunCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;

/** A directory that goes with all that is in it. */
record Scratch(Path path) implements AutoCloseable {

    /** Makes the directories that a run writes to. */
    void create(RunCommand command) {
        try {
            Files.createDirectories(path);
            for (String directory : command.directories()) {
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
