package io.vippet.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** The files of a pack that lies on disk as a jar. */
public final class JarPackFiles implements PackFiles, AutoCloseable {

    private final JarFile jar;
    private final @Nullable Manifest manifest;

    /**
     * Opens the jar.
     *
     * @throws IOException when it is no jar
     */
    public JarPackFiles(Path path) throws IOException {
        jar = new JarFile(path.toFile());
        manifest = jar.getManifest();
    }

    @Override
    public String name() {
        String symbolicName = header("Bundle-SymbolicName");
        return symbolicName == null ? Path.of(jar.getName()).getFileName().toString() : symbolicName;
    }

    @Override
    public @Nullable String header(String name) {
        return manifest == null ? null : manifest.getMainAttributes().getValue(name);
    }

    @Override
    public List<String> list(String directory) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
                .toList();
    }

    @Override
    public byte @Nullable [] read(String path) throws IOException {
        ZipEntry entry = jar.getEntry(path);
        if (entry == null) {
            return null;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IOException(path + " is larger than " + MAX_BYTES + " bytes.");
            }
            return content;
        }
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
