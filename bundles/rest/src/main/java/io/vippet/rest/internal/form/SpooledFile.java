package io.vippet.rest.internal.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Content set aside in a file that has no name, so that nothing is left of it whatever happens. */
final class SpooledFile implements AutoCloseable {

    private final FileChannel file;

    private SpooledFile(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes content in up to its end.
     *
     * @param directory made when it is missing
     * @throws OversizeException when there is more than {@code mostBytes}
     */
    static SpooledFile of(InputStream content, Path directory, long mostBytes) throws IOException {
        Path path = Files.createTempFile(Files.createDirectories(directory), "upload", "");
        SpooledFile spooled =
                new SpooledFile(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
        try {
            Files.delete(path);
            spooled.fill(content, mostBytes);
            return spooled;
        } catch (IOException | RuntimeException e) {
            spooled.close();
            throw e;
        }
    }

    private void fill(InputStream content, long mostBytes) throws IOException {
        content.transferTo(new LimitedOutput(Channels.newOutputStream(file), mostBytes));
        file.position(0);
    }

    InputStream content() {
        return Channels.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
