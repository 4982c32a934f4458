package io.vippet.metadata.internal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells early that something in a directory has changed, where the system can; time tells in any case. */
final class DirectoryChanges implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryChanges.class);

    private final @Nullable WatchService service;

    private DirectoryChanges(@Nullable WatchService service) {
        this.service = service;
    }

    static DirectoryChanges open() {
        try {
            return new DirectoryChanges(FileSystems.getDefault().newWatchService());
        } catch (IOException e) {
            LOG.warn("The system reports no changes of files ({}); records are seen up to 20 ms later", e.getMessage());
            return new DirectoryChanges(null);
        }
    }

    /** Returns false when the directory is not there yet. */
    boolean watch(Path directory) {
        if (service == null || !Files.isDirectory(directory)) {
            return false;
        }
        try {
            directory.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        } catch (IOException e) {
            LOG.warn("{} is not watched ({}); records are seen up to 20 ms later", directory, e.getMessage());
        }
        return true;
    }

    /** Returns on a change, at the latest after the time given. */
    void await(Duration most) throws InterruptedException {
        if (service == null) {
            Thread.sleep(most);
            return;
        }
        WatchKey changed = service.poll(most.toMillis(), TimeUnit.MILLISECONDS);
        while (changed != null) {
            changed.pollEvents();
            changed.reset();
            changed = service.poll();
        }
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            LOG.warn("A watch of directories stays open", e);
        }
    }
}
