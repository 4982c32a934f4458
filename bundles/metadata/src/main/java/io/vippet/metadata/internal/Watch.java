package io.vippet.metadata.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that looks at all followed files: when the system says that something in their directories has changed,
 * and every 20 ms, which also finds the ends of jobs and serves file systems that do not tell.
 */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private final Set<FollowedFile> files = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("metadata-watch").unstarted(this::run);
    private volatile boolean closed;

    Watch() {
        thread.start();
    }

    void add(FollowedFile file) {
        files.add(file);
        LockSupport.unpark(thread);
    }

    void remove(FollowedFile file) {
        files.remove(file);
    }

    private void run() {
        while (!closed) {
            if (files.isEmpty()) {
                LockSupport.park(this);
            } else {
                watch();
            }
        }
    }

    /** Until nobody follows anything. */
    private void watch() {
        Set<Path> directories = new HashSet<>();
        try (DirectoryChanges changes = DirectoryChanges.open()) {
            while (!closed && !files.isEmpty()) {
                files.forEach(file -> register(file.path().resolveSibling(""), directories, changes));
                look(files);
                changes.await(INTERVAL);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private static void register(Path directory, Set<Path> known, DirectoryChanges changes) {
        if (!known.contains(directory) && changes.watch(directory)) {
            known.add(directory);
        }
    }

    private static void look(Collection<FollowedFile> files) {
        for (FollowedFile file : files) {
            try {
                file.look();
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} cannot be followed any further", file.path(), e);
                files.remove(file);
                file.leave();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        files.forEach(FollowedFile::leave);
    }
}
