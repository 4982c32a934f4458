package io.vippet.model.archive.internal;

import io.vippet.api.model.ArchiveFile;
import io.vippet.model.archive.internal.ArchiveException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes the wanted bytes out of a file that streams by, and puts them into place when their digest is right. */
final class PartWriter implements AutoCloseable {

    private final ArchiveFile wanted;
    private final Path target;
    private final Path part;
    private final OutputStream out;
    private final MessageDigest digest;
    private final long end;
    private long at;

    PartWriter(ArchiveFile wanted, Path target) throws IOException {
        this.wanted = wanted;
        this.target = target;
        end = wanted.length() < 0 ? Long.MAX_VALUE : wanted.offset() + wanted.length();
        Files.createDirectories(target.toAbsolutePath().getParent());
        part = target.resolveSibling("." + target.getFileName() + ".part");
        out = Files.newOutputStream(part);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Takes the next bytes of the file. */
    void write(byte[] buffer, int length) throws IOException {
        int from = (int) Math.clamp(wanted.offset() - at, 0, length);
        int to = (int) Math.clamp(end - at, 0, length);
        if (to > from) {
            out.write(buffer, from, to - from);
            digest.update(buffer, from, to - from);
        }
        at += length;
    }

    /** Puts the file into place. */
    void commit() throws IOException {
        out.close();
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(wanted.sha256())) {
            throw new ArchiveException(
                    Kind.DIGEST,
                    "%s of %s has the SHA-256 %s instead of %s; it is not used."
                            .formatted(wanted.path(), Archive.of(wanted).title(), found, wanted.sha256()));
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(part);
    }
}
