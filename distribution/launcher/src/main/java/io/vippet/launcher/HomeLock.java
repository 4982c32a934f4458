package io.vippet.launcher;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to work on a home. The system takes it back when the process ends, however it ends. */
final class HomeLock implements Closeable {

    private final Path home;
    private final FileChannel channel;

    private HomeLock(Path home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /**
     * Makes the home when it is missing, and takes the lock.
     *
     * @throws HomeInUseException when another process has it
     */
    static HomeLock take(Path wanted) throws IOException {
        if (!Files.isDirectory(wanted)) {
            Files.createDirectories(wanted);
        }
        Path home = wanted.toRealPath();
        Path run = home.resolve("run");
        if (!Files.isDirectory(run)) {
            Files.createDirectories(run);
        }
        Path file = run.resolve("server.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new HomeInUseException("The home " + home + " is in use by the server with process id "
                    + Files.readString(file).strip() + "; stop that one, or name another home with --home.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new HomeLock(home, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Returns the home without symbolic links. */
    Path home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
