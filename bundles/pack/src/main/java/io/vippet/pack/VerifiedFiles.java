package io.vippet.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether files have the content they should have. A file is read once; after that its size and time of
 * modification answer, also after a restart, from the small file {@code .<name>.sha256} beside it.
 */
public final class VerifiedFiles {

    private record Stamp(String sha256, long size, long modified) {

        String line() {
            return sha256 + " " + size + " " + modified;
        }
    }

    private final Map<Path, Stamp> stamps = new ConcurrentHashMap<>();

    /**
     * Tells whether a regular file has this digest.
     *
     * @param sha256 64 lower-case hexadecimal digits
     */
    public boolean holds(Path file, String sha256) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (!now.isRegularFile()) {
                return false;
            }
            Stamp known = stamps.get(file);
            if (known != null && isOf(known, now)) {
                return known.sha256.equals(sha256);
            }
            Stamp wanted = new Stamp(sha256, now.size(), now.lastModifiedTime().toMillis());
            if (!wanted.line().equals(written(file))) {
                wanted = new Stamp(sha256(file), wanted.size, wanted.modified);
                write(file, wanted);
            }
            stamps.put(file, wanted);
            return wanted.sha256.equals(sha256);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOf(Stamp stamp, BasicFileAttributes now) {
        return stamp.size == now.size()
                && stamp.modified == now.lastModifiedTime().toMillis();
    }

    private static Path stampFile(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".sha256");
    }

    private static @Nullable String written(Path file) {
        try {
            return Files.readString(stampFile(file)).strip();
        } catch (IOException e) {
            return null;
        }
    }

    private static void write(Path file, Stamp stamp) {
        try {
            Files.writeString(stampFile(file), stamp.line());
        } catch (IOException e) {
            // A directory that cannot be written to: the file is read again next time.
        }
    }

    /** Returns the SHA-256 of a file as 64 lower-case hexadecimal digits. */
    public static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
