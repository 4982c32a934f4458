package io.vippet.benchmark.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The videos that a run left. */
final class OutputFiles {

    private static final Logger LOG = LoggerFactory.getLogger(OutputFiles.class);
    private static final Set<String> EXTENSIONS =
            Set.of("mp4", "mkv", "mov", "avi", "ts", "264", "avc", "h265", "hevc");
    private static final Comparator<String> MAIN_OUTPUT_LAST =
            Comparator.<String, Boolean>comparing(OutputFiles::isMainOutput).thenComparing(Comparator.naturalOrder());

    private OutputFiles() {}

    /** Lists the videos directly in a directory by name, {@code main_output} last; none without the directory. */
    static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> f.getFileName().toString())
                    .filter(OutputFiles::isVideo)
                    .sorted(MAIN_OUTPUT_LAST)
                    .map(directory::resolve)
                    .toList();
        } catch (IOException e) {
            LOG.warn("Output directory {} cannot be listed: {}", directory, e.getMessage());
            return List.of();
        }
    }

    private static boolean isVideo(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean isMainOutput(String name) {
        return name.startsWith("main_output.") && name.indexOf('.', "main_output.".length()) < 0;
    }
}
