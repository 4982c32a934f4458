package io.vippet.images.internal;

import io.vippet.api.media.ImageSet;
import io.vippet.api.media.ImageUploadError.Kind;
import io.vippet.api.payload.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes archives in: written and unpacked under hidden names, moved under the set's name when all is well. */
final class ImageIntake {

    private static final Logger log = LoggerFactory.getLogger(ImageIntake.class);
    private static final String UPLOAD = ".upload-";
    private static final String STAGING = ".staging-";
    /** Of what comes out of an archive, times the largest archive. */
    private static final int MOST_EXPANSION = 10;

    private final Path root;
    private final long mostBytes;
    private final Clock clock;
    private final ReentrantLock naming = new ReentrantLock();

    /**
     * Touches nothing yet.
     *
     * @param mostBytes size of an archive
     */
    ImageIntake(Path root, long mostBytes, Clock clock) {
        this.root = root;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** Deletes what a crash left. */
    void sweep() {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(root, ".{upload,staging}-*")) {
            for (Path path : left) {
                delete(path);
            }
        } catch (IOException e) {
            log.warn("Unfinished uploads in {} cannot be deleted: {}", root, e.getMessage());
        }
    }

    ImageSet upload(UploadedFile upload) throws IOException {
        ArchiveName name = ArchiveName.of(upload.filename());
        checkFree(name);
        Path archive = Files.createTempFile(root, UPLOAD, name.zip() ? ".zip" : ".tar");
        Path staging = null;
        try {
            receive(upload.content(), archive);
            staging = Files.createTempDirectory(root, STAGING);
            ImageArchive.unpack(archive, name.zip(), staging, mostBytes * MOST_EXPANSION);
            ImageSet set = new StagedImages(staging).complete(name, uploadedAt());
            commit(staging, name);
            return set;
        } finally {
            Files.deleteIfExists(archive);
            if (staging != null) {
                delete(staging);
            }
        }
    }

    private String uploadedAt() {
        return Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void checkFree(ArchiveName name) {
        if (Files.exists(root.resolve(name.set()))) {
            String text = "There is an image set '" + name.set() + "' already; give the archive another name";
            throw Refusals.of(Kind.IMAGE_SET_ALREADY_EXISTS, text, name.set());
        }
    }

    private void receive(InputStream content, Path archive) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive)) {
            byte[] chunk = new byte[1 << 20];
            long bytes = 0;
            for (int length = content.read(chunk); length >= 0; length = content.read(chunk)) {
                bytes += length;
                if (bytes > mostBytes) {
                    String text = "The archive is larger than " + mostBytes + " bytes";
                    throw Refusals.of(Kind.ARCHIVE_TOO_LARGE, text, bytes, List.of(mostBytes));
                }
                out.write(chunk, 0, length);
            }
        }
    }

    private void commit(Path staging, ArchiveName name) throws IOException {
        Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rwxr-xr-x"));
        naming.lock();
        try {
            checkFree(name);
            Files.move(staging, root.resolve(name.set()), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            naming.unlock();
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
