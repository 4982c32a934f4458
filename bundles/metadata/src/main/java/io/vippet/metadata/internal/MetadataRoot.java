package io.vippet.metadata.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory below which all metadata files lie. */
record MetadataRoot(Path directory) {

    private static final Logger LOG = LoggerFactory.getLogger(MetadataRoot.class);

    MetadataRoot {
        directory = directory.toAbsolutePath().normalize();
    }

    /** Tells whether a file is there and may be read: a link, planted later, may lead anywhere. */
    boolean holds(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        boolean below = file.toRealPath().startsWith(directory.toRealPath());
        if (!below) {
            LOG.warn("{} is not below {} and will not be read", file, directory);
        }
        return below;
    }

    /**
     * The place of a file below the directory.
     *
     * @throws IllegalArgumentException when it lies elsewhere
     */
    String relative(Path file) {
        Path normalized = file.toAbsolutePath().normalize();
        if (!normalized.startsWith(directory)) {
            throw new IllegalArgumentException("%s is not below the metadata directory %s".formatted(file, directory));
        }
        return directory.relativize(normalized).toString();
    }

    Path resolve(String relative) {
        return directory.resolve(relative);
    }
}
