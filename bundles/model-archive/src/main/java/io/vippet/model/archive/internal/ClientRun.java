package io.vippet.model.archive.internal;

import io.vippet.model.archive.internal.ArchiveException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of a program that writes into a directory. No shell is involved, and what it prints is kept only to explain a
 * failure.
 */
record ClientRun(Clients clients, List<String> command, Path directory, Map<String, String> environment) {

    private static final int KEPT_OUTPUT = 16_384;
    private static final int LOOK_MILLIS = 200;

    /**
     * Runs the program to its end.
     *
     * @param watched directory whose growth is progress and counts against the limit
     * @param bytes hears the size of that directory
     * @throws ArchiveException when it fails, writes too much, takes too long or does nothing for too long
     */
    void await(Path watched, long limit, LongConsumer bytes) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", clients.path());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        Tail tail = new Tail();
        Thread reader = Thread.ofVirtual().start(() -> tail.follow(process.getInputStream()));
        try {
            watch(process, watched, limit, bytes, tail);
            reader.join(Duration.ofSeconds(5));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new ArchiveException(
                    Kind.CLIENT_FAILED,
                    "%s failed (exit code %d): %s".formatted(name(), process.exitValue(), tail.said()));
        }
    }

    private void watch(Process process, Path watched, long limit, LongConsumer bytes, Tail tail)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        long lastSign = start;
        long size = 0;
        long printed = 0;
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            long now = System.nanoTime();
            long grown = sizeOf(watched);
            if (grown != size || tail.total != printed) {
                lastSign = now;
            }
            size = grown;
            printed = tail.total;
            bytes.accept(size);
            if (size > limit) {
                throw new ArchiveException(
                        Kind.TOO_LARGE,
                        "%s fetched more than the %d MB that are expected.".formatted(name(), limit >> 20));
            }
            if (now - lastSign > clients.silence().toNanos()
                    || now - start > clients.most().toNanos()) {
                throw new ArchiveException(
                        Kind.TIMEOUT,
                        "%s made no progress for %d s; check the network and try again."
                                .formatted(name(), TimeUnit.NANOSECONDS.toSeconds(now - lastSign)));
            }
        }
    }

    private String name() {
        String program = Path.of(command.getFirst()).getFileName().toString();
        return command.contains("pip") ? "pip" : program;
    }

    private static long sizeOf(Path directory) {
        long size = 0;
        try (Stream<Path> files = Files.walk(directory, new FileVisitOption[0])) {
            for (Path file : (Iterable<Path>) files::iterator) {
                size += Files.isRegularFile(file) ? file.toFile().length() : 0;
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // Files vanish while the program works; the next look counts again.
        }
        return size;
    }

    /** The end of what a program prints. */
    private static final class Tail {
        private final StringBuilder kept = new StringBuilder();
        private volatile long total;

        @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
        void follow(InputStream output) {
            byte[] buffer = new byte[4096];
            try (output) {
                for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
                    synchronized (kept) {
                        kept.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                        kept.delete(0, Math.max(0, kept.length() - KEPT_OUTPUT));
                    }
                    total += n;
                }
            } catch (IOException e) {
                // The program is gone; what it said so far is enough.
            }
        }

        /** The lines that explain a failure: those that say error, else the last ones. */
        String said() {
            List<String> lines;
            synchronized (kept) {
                lines = kept.toString()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
            }
            List<String> errors = lines.stream()
                    .filter(line -> line.matches("(?i).*\\b(error|err!|e:|fatal).*"))
                    .toList();
            List<String> told = errors.isEmpty() ? lines : errors;
            String text = told.stream().skip(Math.max(0, told.size() - 3)).collect(Collectors.joining(" "));
            text = Secrets.hidden(text);
            return text.isEmpty() ? "it said nothing." : text.substring(Math.max(0, text.length() - 400));
        }
    }
}
