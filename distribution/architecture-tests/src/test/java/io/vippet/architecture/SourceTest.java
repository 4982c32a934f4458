package io.vippet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {

    private static final int LONGEST = 400;
    private static final Set<String> SKIPPED = Set.of("target", ".git", "test");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void filesCanBeReadAtOnce() throws IOException {
        List<Path> sources = sources(Product.ROOT);
        assertThat(sources).hasSizeGreaterThan(200);
        assertThat(longer(sources)).isEmpty();
    }

    @Test
    void longFileIsFound() throws IOException {
        Path source = Files.createDirectories(folder.resolve("a/src/main/java")).resolve("A.java");
        Files.write(source, Stream.generate(() -> "//").limit(LONGEST + 1).toList());
        assertThat(longer(sources(folder))).containsExactly(source + ": 401");
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return SKIPPED.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().contains("/src/main/") && file.toString().endsWith(".java")) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    private static List<String> longer(List<Path> sources) throws IOException {
        List<String> longer = new ArrayList<>();
        for (Path source : sources) {
            try (Stream<String> lines = Files.lines(source)) {
                long count = lines.count();
                if (count > LONGEST) {
                    longer.add(source + ": " + count);
                }
            }
        }
        return longer;
    }
}
