package io.vippet.runner.child.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Gives way to everything else on the machine: what is only tried must not slow down what is measured. */
final class LowPriority {

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final Path AUTOGROUP = Path.of("/proc/self/autogroup");

    private LowPriority() {}

    /** Applies to all threads there are, and to those that come. */
    static void take() {
        try {
            Set<String> seen = new HashSet<>();
            while (lower(seen)) {
                // Again: a thread may have been started by one that was not seen yet.
            }
            if (Files.isWritable(AUTOGROUP)) {
                // Where sessions are scheduled as groups, a priority counts within its session only.
                Files.writeString(AUTOGROUP, "19");
            }
        } catch (IOException e) {
            System.err.println("The priority stays as it is: " + e.getMessage());
        }
    }

    private static boolean lower(Set<String> seen) throws IOException {
        try (Stream<Path> threads = Files.list(THREADS)) {
            List<String> fresh = threads.map(thread -> thread.getFileName().toString())
                    .filter(seen::add)
                    .toList();
            fresh.forEach(thread -> Posix.lowerPriority(Integer.parseInt(thread)));
            return !fresh.isEmpty();
        }
    }
}
