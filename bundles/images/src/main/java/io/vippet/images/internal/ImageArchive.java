package io.vippet.images.internal;

import io.vippet.api.media.ImageUploadError.Kind;
import io.vippet.api.media.UploadRefusedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Unpacks an archive that a stranger has made into an empty directory. */
final class ImageArchive {

    private static final int MOST_MEMBERS = 100_000;

    private final Path directory;
    private final ExtractionLimit limit;
    private int members;

    private ImageArchive(Path directory, ExtractionLimit limit) {
        this.directory = directory;
        this.limit = limit;
    }

    /**
     * Unpacks all files.
     *
     * @param mostBytes of all files together
     * @throws UploadRefusedException when it is broken, dangerous or too large
     */
    static void unpack(Path archive, boolean zip, Path directory, long mostBytes) throws IOException {
        ImageArchive unpacking = new ImageArchive(directory, new ExtractionLimit(Files.size(archive), mostBytes));
        try {
            if (zip) {
                unpacking.zip(archive);
            } else {
                unpacking.tar(archive);
            }
        } catch (ExtractionLimit.DiskException e) {
            throw e.reason();
        } catch (IOException | IllegalArgumentException e) {
            throw Refusals.corrupted("The archive cannot be read: " + e.getMessage(), null);
        }
    }

    private void zip(Path archive) throws IOException {
        try (ZipFile file = ZipFile.builder().setPath(archive).get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                if (entry.isUnixSymlink()) {
                    throw unsafe(entry.getName());
                }
                String name = name(entry.getName(), entry.isDirectory());
                if (!name.isEmpty()) {
                    if (!file.canReadEntryData(entry)) {
                        throw new ZipException("'" + name + "' is encrypted or compressed in an unusual way");
                    }
                    limit.declare(entry.getSize());
                    try (InputStream content = file.getInputStream(entry)) {
                        write(name, content);
                    }
                }
            }
        }
    }

    private void tar(Path archive) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(limit.counted(decompressed(raw)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (isSpecial(entry)) {
                    throw unsafe(entry.getName());
                }
                String name = name(entry.getName(), entry.isDirectory());
                if (!name.isEmpty()) {
                    limit.declare(entry.getSize());
                    write(name, tar);
                }
            }
            if (members == 0 && Files.size(archive) > 0 && tar.getBytesRead() == 0) {
                throw new IOException("it is no TAR");
            }
        }
    }

    private static boolean isSpecial(TarArchiveEntry entry) {
        return entry.isSymbolicLink()
                || entry.isLink()
                || entry.isFIFO()
                || entry.isCharacterDevice()
                || entry.isBlockDevice();
    }

    private static InputStream decompressed(InputStream raw) throws CompressorException {
        String format;
        try {
            format = CompressorStreamFactory.detect(raw);
        } catch (CompressorException e) {
            return raw; // none that is known
        }
        return new CompressorStreamFactory(true).createCompressorInputStream(format, raw);
    }

    /** A member's name when it is to be written; empty for what tools add of their own accord. */
    private String name(String sent, boolean directory) {
        if (++members > MOST_MEMBERS) {
            throw Refusals.of(
                    Kind.ARCHIVE_UNCOMPRESSED_TOO_LARGE,
                    "The archive has more than " + MOST_MEMBERS + " members",
                    members,
                    java.util.List.of(MOST_MEMBERS));
        }
        String name = sent.replaceFirst("^(\\./)+", "");
        if (name.isEmpty() || name.equals(".") || isJunk(name)) {
            return "";
        }
        if (directory || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw Refusals.of(
                    Kind.ARCHIVE_CONTAINS_SUBDIRECTORIES,
                    "'" + sent + "' lies in a directory; put all images at the top of the archive",
                    sent);
        }
        if (name.equals("..") || name.indexOf('\0') >= 0) {
            throw unsafe(sent);
        }
        return name;
    }

    private static boolean isJunk(String name) {
        return name.startsWith("__MACOSX/")
                || name.startsWith("._")
                || name.equals(".DS_Store")
                || name.equalsIgnoreCase("Thumbs.db");
    }

    private static UploadRefusedException unsafe(String name) {
        return Refusals.of(Kind.UNSAFE_ARCHIVE_PATH, "'" + name + "' is no plain file", name);
    }

    private void write(String name, InputStream content) throws IOException {
        try {
            limit.copy(content, directory.resolve(name));
        } catch (FileAlreadyExistsException e) {
            throw Refusals.corrupted("There are two files '" + name + "' in the archive", name);
        }
    }
}
