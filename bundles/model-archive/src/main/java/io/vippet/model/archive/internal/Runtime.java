package io.vippet.model.archive.internal;

import io.vippet.model.archive.internal.ArchiveException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/**
 * The inference runtime: chosen libraries of one wheel, all in one directory.
 *
 * @param directory path of the libraries in the wheel, ending with a slash
 * @param files which of them are wanted
 * @param licences path of the licence texts in the wheel, ending with a slash
 */
record Runtime(Archive archive, String directory, Pattern files, String licences) {

    private static final String MARK = ".runtime";

    /** Reads the description that this bundle carries. */
    static Runtime shipped() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Runtime.class.getResourceAsStream("runtime.properties"))) {
            properties.load(in);
        }
        return of(properties);
    }

    static Runtime of(Properties properties) {
        return new Runtime(
                new Archive(
                        value(properties, "origin"),
                        value(properties, "archive"),
                        value(properties, "archive_sha256"),
                        Long.parseLong(value(properties, "archive_bytes"))),
                value(properties, "directory"),
                pattern(value(properties, "files")),
                value(properties, "licences"));
    }

    private static String value(Properties properties, String key) {
        return Objects.requireNonNull(properties.getProperty(key), key);
    }

    private static Pattern pattern(String list) {
        List<String> alternatives = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            alternatives.add(Pattern.quote(name.strip()).replace("*", "\\E[^/]*\\Q"));
        }
        return Pattern.compile(String.join("|", alternatives));
    }

    /** Tells whether this very runtime lies complete in a directory; reads names and sizes only. */
    boolean installed(Path target) {
        try {
            List<String> lines = Files.readAllLines(target.resolve(MARK));
            if (lines.isEmpty() || !lines.getFirst().equals(archive.sha256())) {
                return false;
            }
            for (String line : lines.subList(1, lines.size())) {
                int blank = line.indexOf(' ');
                if (Files.size(target.resolve(line.substring(blank + 1))) != Long.parseLong(line.substring(0, blank))) {
                    return false;
                }
            }
            return true;
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    /** Fetches the runtime and puts its directory into place at one stroke; what was there before is deleted. */
    void install(ArchiveFetcher fetcher, Path target, LongConsumer bytes) throws IOException, InterruptedException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path fresh = target.resolveSibling("." + target.getFileName() + ".part");
        Path old = target.resolveSibling("." + target.getFileName() + ".old");
        ArchiveFetcher.delete(fresh);
        try {
            Files.createDirectories(fresh);
            fetcher.use(archive, bytes, contents -> unpack(contents, fresh));
            ArchiveFetcher.delete(old);
            if (Files.exists(target)) {
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            ArchiveFetcher.delete(fresh);
        }
        ArchiveFetcher.delete(old);
    }

    private void unpack(ArchiveContents contents, Path fresh) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        lines.add(Objects.requireNonNull(archive.sha256()));
        contents.walk((path, content) -> {
            Path file = place(path, fresh);
            if (file != null) {
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                lines.add(Files.copy(content, file) + " " + fresh.relativize(file));
            }
        });
        if (lines.size() == 1) {
            throw new ArchiveException(Kind.CONTENT, archive.title() + " has none of the wanted libraries.");
        }
        Files.write(fresh.resolve(MARK), lines);
    }

    private @org.jspecify.annotations.Nullable Path place(String path, Path fresh) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals(directory + name) && files.matcher(name).matches()) {
            return fresh.resolve(name);
        }
        return path.startsWith(licences) ? fresh.resolve("licences").resolve(name) : null;
    }
}
