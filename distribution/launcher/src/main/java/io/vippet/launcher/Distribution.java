package io.vippet.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The assembled product: {@code lib/} with this launcher, {@code bundles/<start level>/} with the bundles. */
record Distribution(Path root) {

    /** System property that names the root. */
    static final String PROPERTY = "vippet.distribution";

    /** A bundle to install. */
    record Entry(Path jar, int startLevel) {}

    /**
     * Finds the distribution that this class comes from. The code source of this class is null when it comes from an
     * AOT cache, hence the class path.
     */
    static Distribution locate() {
        return locate(System.getProperty(PROPERTY), System.getProperty("java.class.path"));
    }

    static Distribution locate(@Nullable String property, String classPath) {
        if (property != null) {
            return new Distribution(Path.of(property).toAbsolutePath().normalize());
        }
        Path jar = Path.of(classPath.split(File.pathSeparator, 2)[0])
                .toAbsolutePath()
                .normalize();
        Path root = jar.getParent() == null ? null : jar.getParent().getParent();
        if (root == null) {
            throw new IllegalStateException("No distribution around " + jar + "; name it with -D" + PROPERTY + ".");
        }
        return new Distribution(root);
    }

    /** Lists the bundles by start level, then by file name, so that every start is alike. */
    List<Entry> bundles() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path level : sorted(root.resolve("bundles"))) {
            String name = level.getFileName().toString();
            if (!name.matches("[1-9]\\d?")) {
                throw new IOException("Directory " + level + " should be named like a start level, 1 to 99.");
            }
            for (Path jar : sorted(level)) {
                entries.add(new Entry(jar, Integer.parseInt(name)));
            }
        }
        return entries;
    }

    /** Properties of the framework: the packages of the log API, which comes from the launcher's class path, and more. */
    Path frameworkProperties() {
        return root.resolve("lib").resolve("framework.properties");
    }

    private static List<Path> sorted(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
