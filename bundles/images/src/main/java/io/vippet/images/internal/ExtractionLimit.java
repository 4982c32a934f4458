package io.vippet.images.internal;

import io.vippet.api.media.ImageUploadError.Kind;
import io.vippet.api.media.UploadRefusedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** How much may come out of an archive: a total, whatever it declares, and a multiple of its size. */
final class ExtractionLimit {

    /** Images hardly compress; empty ones may, so small archives are not judged. */
    private static final int MOST_RATIO = 200;

    private static final long FREE_BYTES = 64L << 20;

    /** A file that cannot be written is no fault of the archive. */
    static final class DiskException extends IOException {

        private static final long serialVersionUID = 1L;

        private final IOException reason;

        DiskException(IOException reason) {
            super(reason);
            this.reason = reason;
        }

        IOException reason() {
            return reason;
        }
    }

    private final long mostBytes;
    private final long mostByRatio;
    private long declared;
    private long extracted;
    private long decompressed;

    ExtractionLimit(long archiveBytes, long mostBytes) {
        this.mostBytes = mostBytes;
        mostByRatio = Math.max(FREE_BYTES, archiveBytes * MOST_RATIO);
    }

    /** Takes note of what a member says of itself, negative when it says nothing. */
    void declare(long bytes) {
        declared += Math.max(0, bytes);
        check(declared);
    }

    private void check(long bytes) {
        if (bytes > mostBytes || bytes > mostByRatio) {
            throw tooLarge(bytes);
        }
    }

    private UploadRefusedException tooLarge(long bytes) {
        long most = Math.min(mostBytes, mostByRatio);
        return Refusals.of(
                Kind.ARCHIVE_UNCOMPRESSED_TOO_LARGE,
                "The archive unpacks to more than " + most + " bytes",
                bytes,
                List.of(most));
    }

    /** What is decompressed counts as well, also where no file comes of it. */
    InputStream counted(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                decompressed += Math.max(0, count);
                check(decompressed - FREE_BYTES);
                return count;
            }
        };
    }

    /** Writes a file; nothing is overwritten. */
    void copy(InputStream content, Path target) throws IOException {
        try (OutputStream out = create(target)) {
            byte[] chunk = new byte[64 << 10];
            for (int length = content.read(chunk); length >= 0; length = content.read(chunk)) {
                extracted += length;
                check(extracted);
                write(out, chunk, length);
            }
        }
    }

    private static OutputStream create(Path target) throws IOException {
        try {
            return Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    private static void write(OutputStream out, byte[] chunk, int length) throws DiskException {
        try {
            out.write(chunk, 0, length);
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }
}
