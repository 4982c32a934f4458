package io.vippet.store.internal;

import io.vippet.api.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second server away from the same home; the operating system releases it whatever way this one ends. */
final class HomeLock {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(Path file) {
        FileChannel channel = open(file);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (IOException | OverlappingFileLockException e) {
            // same as a lock that somebody else holds
        }
        if (lock == null) {
            close(channel);
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE,
                    "Another server uses the home of " + file + ": stop it, or set VIPPET_HOME to another directory.");
        }
        return new HomeLock(channel);
    }

    void release() {
        close(channel);
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE,
                    "Cannot write " + file + " (" + e + "): make its directory writable or set VIPPET_HOME.",
                    e);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing was written through it
        }
    }
}
