package io.vippet.model.archive.internal;

import io.vippet.model.archive.internal.ArchiveException.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Walks through the regular files of a zip, a compressed tar or a Debian package. Nothing is written. */
record ArchiveContents(Clients clients, Path archive) {

    /** Hears of each file; reads as much of it as it wants. */
    @FunctionalInterface
    interface Visitor {
        void file(String path, InputStream content) throws IOException;
    }

    /**
     * Walks through all files in the archive's order.
     *
     * @throws ArchiveException when it is none of the known formats or broken
     */
    void walk(Visitor visitor) throws IOException, InterruptedException {
        byte[] start;
        try (InputStream in = Files.newInputStream(archive)) {
            start = in.readNBytes(4);
        }
        try {
            if (start.length == 4 && start[0] == 'P' && start[1] == 'K') {
                zip(visitor);
            } else if (start.length == 4 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B) {
                try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
                    tar(in, visitor);
                }
            } else if (start.length == 4 && start[0] == '!' && start[1] == '<') {
                deb(visitor);
            } else {
                throw new ArchiveException(
                        Kind.CONTENT, archive.getFileName() + " is no zip, tar.gz or Debian package.");
            }
        } catch (ZipException e) {
            throw new ArchiveException(Kind.CONTENT, archive.getFileName() + " is broken: " + e.getMessage());
        }
    }

    private void zip(Visitor visitor) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            for (ZipEntry entry : entries) {
                if (!entry.isDirectory()) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        visitor.file(entry.getName(), content);
                    }
                }
            }
        }
    }

    private static void tar(InputStream in, Visitor visitor) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
                visitor.file(entry.getName().replaceFirst("^\\./", ""), tar);
            }
        }
    }

    /** The system's own tool knows every compression that its packages use. */
    private void deb(Visitor visitor) throws IOException, InterruptedException {
        Path dpkg = clients.find("dpkg-deb")
                .orElseThrow(() -> new ArchiveException(
                        Kind.CLIENT_MISSING, "dpkg-deb is not installed: install the package dpkg."));
        Process process = new ProcessBuilder(dpkg.toString(), "--fsys-tarfile", archive.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream in = process.getInputStream()) {
            tar(in, visitor);
            in.skip(Long.MAX_VALUE);
        } finally {
            process.destroy();
        }
        process.waitFor();
    }
}
