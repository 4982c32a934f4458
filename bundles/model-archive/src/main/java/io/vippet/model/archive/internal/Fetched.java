package io.vippet.model.archive.internal;

import io.vippet.model.archive.internal.ArchiveException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a client left in its directory. */
final class Fetched {

    private Fetched() {}

    /** Returns the archive of the wanted name, or else the only file. */
    static Path only(Path directory, Archive archive) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            if (file.getFileName().toString().equals(archive.file())) {
                return file;
            }
        }
        if (files.size() != 1) {
            throw new ArchiveException(
                    Kind.CLIENT_FAILED,
                    "One archive was expected of %s, but %d files came.".formatted(archive.title(), files.size()));
        }
        return files.getFirst();
    }
}
