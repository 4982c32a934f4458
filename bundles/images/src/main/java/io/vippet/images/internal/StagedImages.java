package io.vippet.images.internal;

import io.vippet.api.media.ImageSet;
import io.vippet.api.media.ImageUploadError.Kind;
import io.vippet.api.media.UploadRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files that came out of an archive and become an image set. */
record StagedImages(Path directory) {

    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    /**
     * Checks the files, numbers them, and describes them.
     *
     * @throws UploadRefusedException when they are no set
     */
    ImageSet complete(ArchiveName name, String uploadedAt) throws IOException {
        List<Path> files = files();
        ImageFormat format = commonFormat(files);
        ImageSize size = commonSize(files, format);
        number(files, name.set(), format);
        ImageSet set = new ImageSet(
                name.set(), name.file(), files.size(), format.extension(), size.width(), size.height(), uploadedAt);
        new ImageSetFolder(directory).describe(set);
        for (Path file : files()) {
            Files.setPosixFilePermissions(file, READABLE);
        }
        return set;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static ImageFormat commonFormat(List<Path> files) {
        for (Path file : files) {
            String extension = ImageFormat.extension(file.getFileName().toString());
            if (ImageFormat.of(extension).isEmpty()) {
                throw Refusals.of(
                        Kind.ARCHIVE_DISALLOWED_IMAGE_EXTENSION,
                        "'" + file.getFileName() + "' is no image that can be read; allowed are "
                                + ImageFormat.EXTENSIONS,
                        extension,
                        ImageFormat.EXTENSIONS);
            }
        }
        List<ImageFormat> formats = files.stream()
                .flatMap(file ->
                        ImageFormat.of(ImageFormat.extension(file.getFileName().toString())).stream())
                .distinct()
                .toList();
        if (formats.isEmpty()) {
            throw Refusals.of(
                    Kind.ARCHIVE_CONTAINS_NO_IMAGES, "The archive holds no images", null, ImageFormat.EXTENSIONS);
        }
        if (formats.size() > 1) {
            List<String> found =
                    formats.stream().map(ImageFormat::extension).sorted().toList();
            throw Refusals.of(
                    Kind.ARCHIVE_MIXED_IMAGE_EXTENSIONS, "All images must be of one kind, not " + found, found);
        }
        return formats.getFirst();
    }

    private static ImageSize commonSize(List<Path> files, ImageFormat format) {
        ImageSize first = size(files.getFirst(), format);
        for (Path file : files.subList(1, files.size())) {
            ImageSize size = size(file, format);
            if (!size.equals(first)) {
                throw Refusals.of(
                        Kind.ARCHIVE_MIXED_IMAGE_RESOLUTIONS,
                        "'" + file.getFileName() + "' is not as large as '"
                                + files.getFirst().getFileName() + "'",
                        List.of(first.asList(), size.asList()));
            }
        }
        return first;
    }

    private static ImageSize size(Path file, ImageFormat format) {
        try {
            return ImageSize.of(file, format);
        } catch (IOException e) {
            String name = file.getFileName().toString();
            throw Refusals.corrupted("'" + name + "' is damaged: " + e.getMessage(), name);
        }
    }

    /** Old and new names may be the same for other files, hence the detour. */
    private void number(List<Path> files, String set, ImageFormat format) throws IOException {
        int digits = Integer.toString(files.size()).length();
        for (int i = 0; i < files.size(); i++) {
            Files.move(files.get(i), directory.resolve(".numbered-" + i));
        }
        for (int i = 0; i < files.size(); i++) {
            String name = ("%s_%0" + digits + "d.%s").formatted(set, i + 1, format.extension());
            Files.move(directory.resolve(".numbered-" + i), directory.resolve(name));
        }
    }
}
