package io.vippet.graph.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows the links of the machine's file system; the only class of this library that touches the disk. */
public final class DiskPaths implements RealPaths {

    @Override
    public Optional<String> real(String path) {
        try {
            Path file = Path.of(path).normalize();
            Path existing = nearest(file);
            if (existing == null || !file.isAbsolute()) {
                return Optional.empty();
            }
            return Optional.of(existing.toRealPath()
                    .resolve(existing.relativize(file))
                    .normalize()
                    .toString());
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean hasLinks(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.anyMatch(Files::isSymbolicLink);
        } catch (NoSuchFileException e) {
            return false;
        } catch (InvalidPathException | IOException e) {
            return true;
        }
    }

    /** A dangling link counts as existing, so that it is followed and refused. */
    private static @Nullable Path nearest(Path file) {
        Path path = file;
        while (path != null && !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            path = path.getParent();
        }
        return path;
    }
}
