package io.vippet.runner.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The report that a JVM leaves when native code in it crashes. */
final class CrashReport {

    private static final Logger LOG = LoggerFactory.getLogger(CrashReport.class);

    private CrashReport() {}

    /**
     * Moves the report to the logs of the run and tells where the process crashed.
     *
     * @return for instance {@code SIGSEGV in C  [libx.so+0x1a2b]  decode+0x10}; empty without a report
     */
    static Optional<String> collect(Path report, Path directory) {
        if (!Files.exists(report)) {
            return Optional.empty();
        }
        try {
            Path kept = directory.resolve(report.getFileName());
            Files.move(report, kept, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(frame(new String(Files.readAllBytes(kept), StandardCharsets.UTF_8)
                    .lines()
                    .limit(60)
                    .toList()));
        } catch (IOException e) {
            LOG.warn("Crash report {} cannot be kept in {}: {}", report, directory, e.getMessage());
            return Optional.empty();
        }
    }

    /** Reads signal and frame from the head of a report. */
    static String frame(List<String> lines) {
        String signal = lines.stream()
                .filter(l -> l.startsWith("#  SIG"))
                .map(l -> l.substring(3).split("[ (]", 2)[0])
                .findFirst()
                .orElse("crash");
        int heading = lines.indexOf("# Problematic frame:");
        String frame = heading >= 0 && heading + 1 < lines.size()
                ? lines.get(heading + 1).replaceFirst("^#\\s*", "").strip()
                : "an unknown frame";
        return signal + " in " + frame;
    }
}
