package io.vippet.images.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.media.ImageInfo;
import io.vippet.api.media.ImageSet;
import io.vippet.api.media.ImageSets;
import io.vippet.api.payload.UploadedFile;
import io.vippet.graph.lookup.ImageSetCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The image sets in the directory of uploaded ones; it is looked at whenever someone asks. */
@Component(service = {ImageSets.class, ImageSetCatalog.class})
public final class ImageSetInventory implements ImageSets, ImageSetCatalog {

    private static final String SIZE = "UPLOAD_MAX_SIZE_BYTES";

    private final Path root;
    private final ImageIntake intake;

    @Activate
    public ImageSetInventory(@Reference Settings settings) {
        this(
                settings.path(Place.UPLOADED_IMAGES),
                settings.text(SIZE)
                        .filter(text -> text.matches("\\d{1,18}"))
                        .map(Long::parseLong)
                        .orElse(2L << 30),
                Clock.systemUTC());
    }

    ImageSetInventory(Path root, long mostBytes, Clock clock) {
        this.root = root;
        intake = new ImageIntake(root, mostBytes, clock);
        intake.sweep();
    }

    @Override
    public List<ImageSet> list() {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.isDirectory(folder)
                            && !isHidden(folder.getFileName().toString()))
                    .sorted()
                    .flatMap(folder -> new ImageSetFolder(folder).read().stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean exists(String name) {
        return folder(name).isPresent();
    }

    @Override
    public Optional<List<ImageInfo>> images(String name) {
        return folder(name).flatMap(folder -> folder.read().map(set -> images(folder, set)));
    }

    private static List<ImageInfo> images(ImageSetFolder folder, ImageSet set) {
        try {
            return folder.images(set);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<io.vippet.graph.lookup.ImageSet> imageSet(String name) {
        return folder(name)
                .flatMap(ImageSetFolder::read)
                .map(set -> new io.vippet.graph.lookup.ImageSet(set.name(), set.imageCount(), set.extension()));
    }

    @Override
    public ImageSet upload(UploadedFile archive) throws IOException {
        return intake.upload(archive);
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    /** The folder of a set; a name is one harmless component of a path. */
    private Optional<ImageSetFolder> folder(String name) {
        if (name.isEmpty() || isHidden(name) || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(root.resolve(name)).filter(Files::isDirectory).map(ImageSetFolder::new);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
