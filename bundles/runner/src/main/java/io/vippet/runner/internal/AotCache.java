package io.vippet.runner.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cache of linked classes that makes children start fast. A JVM that finds one takes the classes from it without a
 * look at the jars, so one that was written with other jars would run old code: beside it lies the list of its jars.
 */
final class AotCache {

    private static final Logger LOG = LoggerFactory.getLogger(AotCache.class);

    private final Path file;
    private final Path list;
    private volatile boolean told;

    /** Looks into a directory; {@code bin/train} of the distribution fills it. */
    AotCache(Path directory) {
        file = directory.resolve("child.aot");
        list = directory.resolve("child.jars");
    }

    /**
     * The cache, if it fits.
     *
     * @param jars the class path, in order
     */
    Optional<Path> fitting(List<Path> jars) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (Files.isRegularFile(list) && Files.readString(list).equals(digests(jars))) {
            return Optional.of(file);
        }
        if (!told) {
            told = true;
            LOG.info("{} was made for other jars and is not used; bin/train makes a new one", file);
        }
        return Optional.empty();
    }

    /** As {@code sha256sum} writes it. */
    static String digests(List<Path> jars) {
        return jars.stream()
                .map(jar -> digest(jar) + "  " + jar.getFileName() + "\n")
                .collect(Collectors.joining());
    }

    private static String digest(Path jar) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }
}
