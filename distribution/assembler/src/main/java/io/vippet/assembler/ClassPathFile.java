package io.vippet.assembler;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A module's jar and those it needs, as the build wrote them down beside the jar. */
final class ClassPathFile {

    private ClassPathFile() {}

    /** Lists the jars; the module's own comes from the folder of the file. */
    static List<Path> read(Path file) throws IOException {
        try (Stream<Path> siblings = Files.list(file.toAbsolutePath().getParent())) {
            var own = siblings.filter(path -> path.toString().endsWith(".jar")).toList();
            if (own.size() != 1) {
                throw new IOException("Expected one jar beside " + file + ", found " + own);
            }
            var needed = Stream.of(Files.readString(file).strip().split(File.pathSeparator))
                    .filter(word -> !word.isEmpty())
                    .map(Path::of);
            return Stream.concat(own.stream(), needed).toList();
        }
    }
}
