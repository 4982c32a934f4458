package io.vippet.model.archive.internal;

import io.vippet.api.model.ArchiveFile;
import io.vippet.model.archive.internal.ArchiveException.Kind;
import io.vippet.pack.VerifiedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Fetches archives, checks them, takes files out and deletes them again.
 *
 * @param downloads directory for archives while they are needed
 * @param webHosts hosts from which files may be fetched directly
 */
public record ArchiveFetcher(Path downloads, Clients clients, Set<String> webHosts) {

    /** Uses a checked archive. */
    @FunctionalInterface
    interface Use {
        void with(ArchiveContents contents) throws IOException, InterruptedException;
    }

    /** Groups files by the archive that holds them. */
    static Map<Archive, Map<Path, ArchiveFile>> byArchive(Map<Path, ArchiveFile> files) {
        Map<Archive, Map<Path, ArchiveFile>> groups = new LinkedHashMap<>();
        files.forEach((target, file) -> groups.computeIfAbsent(Archive.of(file), a -> new LinkedHashMap<>())
                .put(target, file));
        return groups;
    }

    /** Fetches an archive and puts files of it into place. */
    void obtain(Archive archive, Map<Path, ArchiveFile> files, LongConsumer bytes)
            throws IOException, InterruptedException {
        use(archive, bytes, contents -> take(archive, contents, files));
    }

    /** Fetches an archive, lends it, and deletes it. */
    void use(Archive archive, LongConsumer bytes, Use use) throws IOException, InterruptedException {
        Files.createDirectories(downloads);
        Path work = Files.createTempDirectory(downloads, "fetch-");
        try {
            Path fetched = transfer(archive).fetch(archive, work, bytes);
            bytes.accept(Files.size(fetched));
            check(archive, fetched);
            use.with(new ArchiveContents(clients, fetched));
        } finally {
            delete(work);
        }
    }

    private Transfer transfer(Archive archive) throws ArchiveException {
        return switch (Origin.parse(archive.origin())) {
            case Origin.Web web -> new WebTransfer(web.address(), webHosts);
            case Origin.Package of ->
                switch (of.registry()) {
                    case PYPI -> new PypiTransfer(clients, of);
                    case NPM -> new NpmTransfer(clients, of);
                    case DEB -> new DebTransfer(clients, of);
                };
        };
    }

    private static void check(Archive archive, Path fetched) throws IOException {
        if (archive.sha256() == null) {
            return;
        }
        String found = VerifiedFiles.sha256(fetched);
        if (!found.equals(archive.sha256())) {
            throw new ArchiveException(
                    Kind.DIGEST,
                    "%s has the SHA-256 %s instead of %s; it is not used."
                            .formatted(archive.title(), found, archive.sha256()));
        }
    }

    private static void take(Archive archive, ArchiveContents contents, Map<Path, ArchiveFile> files)
            throws IOException, InterruptedException {
        Map<Path, ArchiveFile> missing = new LinkedHashMap<>(files);
        contents.walk((path, content) -> {
            Map<Path, ArchiveFile> here = new LinkedHashMap<>(missing);
            here.values().removeIf(file -> !file.path().equals(path));
            if (!here.isEmpty()) {
                copy(content, here);
                missing.keySet().removeAll(here.keySet());
            }
        });
        if (!missing.isEmpty()) {
            throw new ArchiveException(
                    Kind.CONTENT,
                    "%s has no file '%s'."
                            .formatted(
                                    archive.title(),
                                    missing.values().iterator().next().path()));
        }
    }

    /** Copies a file, or several parts of it, in one pass. */
    private static void copy(InputStream content, Map<Path, ArchiveFile> parts) throws IOException {
        List<PartWriter> writers = new ArrayList<>();
        try {
            for (Map.Entry<Path, ArchiveFile> part : parts.entrySet()) {
                writers.add(new PartWriter(part.getValue(), part.getKey()));
            }
            byte[] buffer = new byte[1 << 16];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                for (PartWriter writer : writers) {
                    writer.write(buffer, n);
                }
            }
            for (PartWriter writer : writers) {
                writer.commit();
            }
        } finally {
            for (PartWriter writer : writers) {
                writer.close();
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
