package io.vippet.deploy.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The watched folder: its jars, and which of them nobody is writing to any more. */
final class LoadFolder {

    /** What tells two contents apart without reading them; the key is the inode, since a move keeps the time. */
    record Stamp(long size, FileTime modified, @Nullable Object key) {}

    /**
     * A look at the folder.
     *
     * @param jars name to stamp
     * @param stable those that had the same stamp at the last look
     */
    record Look(Map<String, Stamp> jars, Map<String, Stamp> stable) {

        /** Whether nothing is being written. */
        boolean settled() {
            return jars.equals(stable);
        }
    }

    private final Path path;
    private Map<String, Stamp> last = Map.of();

    LoadFolder(Path path) {
        this.path = path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Look look() throws IOException {
        Map<String, Stamp> jars = new TreeMap<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(LoadFolder::isCandidate).toList()) {
                stamp(file).ifPresent(stamp -> jars.put(file.getFileName().toString(), stamp));
            }
        }
        Map<String, Stamp> stable = new TreeMap<>(jars);
        Map<String, Stamp> before = last;
        stable.entrySet().removeIf(entry -> !entry.getValue().equals(before.get(entry.getKey())));
        last = jars;
        return new Look(jars, stable);
    }

    /** Copying programs write to {@code x.jar.part} or {@code .x.jar.4711} and rename at the end. */
    private static boolean isCandidate(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") && !name.startsWith(".");
    }

    private static Optional<Stamp> stamp(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // deleted since the folder was listed
        }
    }
}
