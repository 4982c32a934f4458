package io.vippet.model.archive.internal;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs of this machine.
 *
 * @param path where to look, as in the variable {@code PATH}
 * @param most how long one may run in all
 * @param silence how long one may neither print nor write anything
 */
record Clients(String path, Duration most, Duration silence) {

    static Clients ofMachine() {
        String path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        return new Clients(path, Duration.ofMinutes(60), Duration.ofMinutes(4));
    }

    /** Finds a program. */
    Optional<Path> find(String program) {
        for (String directory : path.split(File.pathSeparator, -1)) {
            Path file = Path.of(directory.isEmpty() ? "." : directory, program);
            if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                return Optional.of(file.toAbsolutePath());
            }
        }
        return Optional.empty();
    }

    /** Prepares a run of a program. */
    ClientRun run(List<String> command, Path directory, Map<String, String> environment) {
        return new ClientRun(this, command, directory, environment);
    }
}
