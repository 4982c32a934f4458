package io.vippet.runner.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file per living child, so that the next server can clear what a crash left. A file holds the child and its
 * server, each as pid and start time; pids alone would be reused.
 */
final class PidFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PidFiles.class);
    private static final String PREFIX = "child-";
    private static final int START_TIME_FIELD = 19; // field 22 of stat(5), counted from the one behind the name

    private final Path directory;

    PidFiles(Path directory) {
        this.directory = directory;
    }

    /** Notes a child of this server. */
    void add(long pid) {
        try {
            Files.createDirectories(directory);
            Files.write(
                    file(pid),
                    List.of(identity(pid), identity(ProcessHandle.current().pid())));
        } catch (IOException e) {
            LOG.warn("Child {} cannot be noted in {}: {}", pid, directory, e.getMessage());
        }
    }

    /** Forgets a child that has ended. */
    void remove(long pid) {
        try {
            Files.deleteIfExists(file(pid));
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file(pid), e.getMessage());
        }
    }

    /** Kills the children of servers that are gone and forgets them. */
    void sweep() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path file : files) {
                sweep(file);
            }
        } catch (IOException e) {
            LOG.warn("Children that a crash left cannot be looked for in {}: {}", directory, e.getMessage());
        }
    }

    private static void sweep(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() == 2 && alive(lines.get(1))) {
            return;
        }
        if (lines.size() == 2 && alive(lines.get(0))) {
            long pid = pid(lines.get(0));
            LOG.warn("Killing child {} of a server that is gone", pid);
            ProcessGroup.kill(pid);
        }
        Files.delete(file);
    }

    private static boolean alive(String identity) {
        return !identity.isEmpty() && identity.equals(identity(pid(identity)));
    }

    private static long pid(String identity) {
        return Long.parseLong(identity.substring(0, identity.indexOf(' ')));
    }

    /** Pid, start time in clock ticks, boot; a text that no other process has. Empty when there is no such process. */
    private static String identity(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            // A zombie is dead to us.
            return fields[0].equals("Z") ? "" : pid + " " + fields[START_TIME_FIELD] + " " + boot.strip();
        } catch (IOException e) {
            return "";
        }
    }

    private Path file(long pid) {
        return directory.resolve(PREFIX + pid);
    }
}
