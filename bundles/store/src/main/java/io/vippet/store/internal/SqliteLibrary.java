package io.vippet.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Puts SQLite's native library into the cache, once per version. Left alone the driver unpacks it into the temporary
 * directory at every start, where a killed server leaves it behind.
 */
final class SqliteLibrary {

    private SqliteLibrary() {}

    /** Also tells the driver, through its system properties, where to look. */
    static void unpack(Path cache) throws IOException {
        Path directory = cache.resolve(SQLiteJDBCLoader.getVersion());
        Files.createDirectories(directory);
        System.setProperty("org.sqlite.tmpdir", directory.toString());
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (library == null) {
                return; // none for this system: the driver knows other places to look
            }
            byte[] content = library.readAllBytes();
            Path file = directory.resolve(name);
            if (!Files.isRegularFile(file) || Files.size(file) != content.length) {
                write(file, content);
            }
        }
        System.setProperty("org.sqlite.lib.path", directory.toString());
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "unpacking", ".tmp");
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
