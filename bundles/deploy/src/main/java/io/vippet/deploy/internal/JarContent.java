package io.vippet.deploy.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;

/** A jar that is whole and says that it is a bundle. */
record JarContent(String symbolicName) {

    /**
     * Reads every byte of a jar.
     *
     * @throws RefusedException when it is broken or no bundle
     */
    static JarContent read(Path jar) throws IOException, RefusedException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            verify(zip);
            return of(manifest(zip));
        } catch (ZipException | java.io.EOFException e) {
            throw new RefusedException(Outcome.INVALID, "is no intact jar (" + e.getMessage() + "); copy it again", e);
        }
    }

    /** The JDK checks the sums of a zip that it reads from a stream, not those of one that it opens as a file. */
    private static void verify(ZipFile zip) throws IOException {
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            CRC32 sum = new CRC32();
            try (InputStream content = new CheckedInputStream(zip.getInputStream(entry), sum)) {
                content.transferTo(java.io.OutputStream.nullOutputStream());
            }
            if (sum.getValue() != entry.getCrc()) {
                throw new ZipException("wrong checksum of " + entry.getName());
            }
        }
    }

    private static Attributes manifest(ZipFile zip) throws IOException, RefusedException {
        ZipEntry entry = zip.getEntry("META-INF/MANIFEST.MF");
        if (entry == null) {
            return new Attributes();
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return new Manifest(content).getMainAttributes();
        } catch (ZipException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedException(
                    Outcome.INVALID, "has a manifest that cannot be read (" + e.getMessage() + "); build it again", e);
        }
    }

    private static JarContent of(Attributes manifest) throws RefusedException {
        @Nullable String header = manifest.getValue(Constants.BUNDLE_SYMBOLICNAME);
        if (header == null || header.isBlank()) {
            throw new RefusedException(
                    Outcome.INVALID,
                    "is no bundle: its manifest has no " + Constants.BUNDLE_SYMBOLICNAME + "; build it as a bundle");
        }
        if (manifest.getValue(Constants.FRAGMENT_HOST) != null) {
            throw new RefusedException(
                    Outcome.INVALID,
                    "is a fragment, which a running host does not take; make a bundle of its own of it");
        }
        return new JarContent(header.split(";", 2)[0].strip());
    }
}
