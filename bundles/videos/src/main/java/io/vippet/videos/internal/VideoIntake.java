package io.vippet.videos.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.media.Video;
import io.vippet.api.media.VideoSource;
import io.vippet.api.media.VideoUploadError.Kind;
import io.vippet.api.media.VideoUploads;
import io.vippet.api.payload.UploadedFile;
import io.vippet.graph.lookup.TsConversion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes uploaded videos in: under a hidden name while they arrive, under their own when they are known to be good. */
@Component
public final class VideoIntake implements VideoUploads {

    private static final Logger log = LoggerFactory.getLogger(VideoIntake.class);
    private static final String HIDDEN = ".upload-";
    private static final int CHUNK_BYTES = 1 << 20;

    private final Path directory;
    private final UploadRules rules;
    private final VideoReader reader;
    private final VideoInventory inventory;
    private final TsConversion companions;
    private final ReentrantLock naming = new ReentrantLock();

    /** Clears what a crash left. */
    @Activate
    public VideoIntake(
            @Reference Settings settings,
            @Reference VideoReader reader,
            @Reference VideoInventory inventory,
            @Reference TsConversion companions) {
        this(settings.path(Place.UPLOADED_VIDEOS), UploadRules.of(settings), reader, inventory, companions);
    }

    VideoIntake(
            Path directory, UploadRules rules, VideoReader reader, VideoInventory inventory, TsConversion companions) {
        this.directory = directory;
        this.rules = rules;
        this.reader = reader;
        this.inventory = inventory;
        this.companions = companions;
        sweep();
    }

    private void sweep() {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, HIDDEN + "*")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.warn("Unfinished uploads in {} cannot be deleted: {}", directory, e.getMessage());
        }
    }

    @Override
    public Video upload(UploadedFile file) throws IOException {
        String name = UploadRules.name(file.filename());
        Path target = directory.resolve(name);
        String extension = VideoFile.extension(target);
        rules.checkExtension(extension);
        checkFree(target);
        Path hidden = Files.createTempFile(directory, HIDDEN, "." + extension);
        try {
            receive(file.content(), hidden);
            VideoFacts facts = examine(hidden, name);
            Video video = commit(hidden, target, facts);
            addCompanion(target, extension);
            return video;
        } finally {
            Files.deleteIfExists(hidden);
        }
    }

    /** Videos of one stem would share one transport stream. */
    private void checkFree(Path target) {
        inventory.sameStem(VideoFile.stem(target)).ifPresent(other -> {
            throw UploadRules.refusal(
                    Kind.FILE_EXISTS,
                    "There is a video '" + other
                            + "' already: delete it or choose a name that differs before the last dot",
                    target.getFileName().toString(),
                    null);
        });
    }

    private void receive(InputStream content, Path hidden) throws IOException {
        try (FileChannel out = FileChannel.open(hidden, StandardOpenOption.WRITE)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            long bytes = 0;
            for (int length = content.read(chunk); length >= 0; length = content.read(chunk)) {
                bytes += length;
                rules.checkSize(bytes);
                for (ByteBuffer rest = ByteBuffer.wrap(chunk, 0, length); rest.hasRemaining(); ) {
                    out.write(rest);
                }
            }
            out.force(true);
        }
    }

    private VideoFacts examine(Path hidden, String name) {
        Container container = Container.of(VideoFile.extension(hidden))
                .orElseThrow(() -> invalid(name, "its extension belongs to no container that is known"));
        try {
            VideoFacts facts = reader.read(hidden);
            rules.checkContainer(container);
            rules.checkCodec(facts.codec());
            return facts;
        } catch (IOException e) {
            throw invalid(name, String.valueOf(e.getMessage()));
        }
    }

    private static RuntimeException invalid(String name, String why) {
        return UploadRules.refusal(
                Kind.INVALID_VIDEO, "'" + name + "' is no video that can be read: " + why, name, null);
    }

    private Video commit(Path hidden, Path target, VideoFacts facts) throws IOException {
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rw-r--r--"));
        Video video = VideoFile.describe(target, VideoSource.UPLOADED, facts);
        naming.lock();
        try {
            checkFree(target);
            // First, so that nobody who sees the video has to read it again.
            Sidecar.write(target, video);
            Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(Sidecar.of(target));
            throw e;
        } finally {
            naming.unlock();
        }
        inventory.scan();
        return video;
    }

    private void addCompanion(Path video, String extension) throws IOException {
        Path companion = directory.resolve(VideoFile.stem(video) + ".ts");
        if (extension.equals("ts") || companions.convert(video.toString(), companion.toString())) {
            return;
        }
        Files.deleteIfExists(video);
        Files.deleteIfExists(Sidecar.of(video));
        inventory.scan();
        throw new IOException("No transport stream can be made of '" + video.getFileName()
                + "', so it could not be played in a loop; the server's log says why.");
    }
}
