package io.vippet.rest.internal.resource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The logs of a job's runs: {@code run.log}, {@code run-2.log}, … and their older parts with {@code .1} behind. */
final class RunLogs {

    private static final Pattern NAME = Pattern.compile("run(?:-(\\d{1,9}))?\\.log(\\.1)?");

    private RunLogs() {}

    /** A file: its older part comes before the run's own. */
    private record Part(Path file, int run, boolean older) {

        static Optional<Part> of(Path file) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            return name.matches()
                    ? Optional.of(new Part(
                            file, name.group(1) == null ? 1 : Integer.parseInt(name.group(1)), name.group(2) != null))
                    : Optional.empty();
        }
    }

    /**
     * The newest lines over all runs, in their order, each with its line end. Empty while nothing has run.
     *
     * @param directory the job's log directory; need not exist
     */
    static String newest(Path directory, int lines) throws IOException {
        Deque<String> newest = new ArrayDeque<>();
        for (Part part : newestFirst(directory)) {
            List<String> text = lines(part.file());
            for (int i = text.size() - 1; i >= 0 && newest.size() < lines; i--) {
                newest.addFirst(text.get(i) + "\n");
            }
            if (newest.size() == lines) {
                break;
            }
        }
        return String.join("", newest);
    }

    private static List<Part> newestFirst(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.flatMap(file -> Part.of(file).stream())
                    .sorted(Comparator.comparingInt(Part::run).reversed().thenComparing(Part::older))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Of a file that a run is writing to, or has just renamed. */
    private static List<String> lines(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
