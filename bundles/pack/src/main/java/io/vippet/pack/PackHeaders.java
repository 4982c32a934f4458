package io.vippet.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The manifest headers that make a bundle a pack: each is a comma-separated list such as {@code models/*.yaml}. */
public enum PackHeaders {
    PIPELINES("Vippet-Pipelines"),
    TEMPLATES("Vippet-Templates"),
    MODELS("Vippet-Models"),
    VIDEOS("Vippet-Videos"),
    LABELS("Vippet-Labels");

    /** File names in code point order, then whole paths. */
    private static final Comparator<String> BY_FILE_NAME = Comparator.<String, String>comparing(
                    PackHeaders::fileName, PackHeaders::byCodePoint)
            .thenComparing(PackHeaders::byCodePoint);

    private final String header;

    PackHeaders(String header) {
        this.header = header;
    }

    /** Returns the name in the manifest. */
    public String header() {
        return header;
    }

    /** Tells whether a bundle has any of the headers. */
    public static boolean isPack(PackFiles files) {
        for (PackHeaders kind : values()) {
            if (files.header(kind.header) != null) {
                return true;
            }
        }
        return false;
    }

    /** Returns the paths of the files that this header names, in ascending order of file name by code point. */
    List<String> paths(PackFiles files) throws PackException {
        String value = files.header(header);
        if (value == null) {
            return List.of();
        }
        Set<String> paths = new TreeSet<>(BY_FILE_NAME);
        for (String clause : value.split(",", -1)) {
            List<String> found = matches(clause.strip(), files);
            if (found.isEmpty()) {
                throw new PackException(
                        PackException.Kind.HEADER,
                        "%s names '%s', but the pack has no such file.".formatted(header, clause.strip()));
            }
            paths.addAll(found);
        }
        return new ArrayList<>(paths);
    }

    private List<String> matches(String clause, PackFiles files) throws PackException {
        int slash = clause.lastIndexOf('/');
        String directory = slash < 0 ? "" : clause.substring(0, slash);
        String name = clause.substring(slash + 1);
        if (name.isEmpty() || directory.contains("*") || directory.startsWith("/")) {
            throw new PackException(
                    PackException.Kind.HEADER,
                    "%s has '%s'; it must be a directory and a file name, '*' only in the name: pipelines/*.yaml"
                            .formatted(header, clause));
        }
        Pattern pattern = Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
        return files.list(directory).stream()
                .filter(path -> pattern.matcher(fileName(path)).matches())
                .toList();
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Compares by code point; {@code String} itself compares UTF-16 units. */
    public static int byCodePoint(String a, String b) {
        return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
