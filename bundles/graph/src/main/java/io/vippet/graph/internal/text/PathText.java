package io.vippet.graph.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Paths as text with {@code /} between segments; {@link java.nio.file.Path} has other rules and refuses NUL. */
public final class PathText {

    private PathText() {}

    /** Returns what follows the last slash. */
    public static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns what precedes the last slash, without slashes at its end unless it is only slashes. */
    public static String directory(String path) {
        String head = path.substring(0, path.lastIndexOf('/') + 1);
        int end = head.length();
        while (end > 0 && head.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? head : head.substring(0, end);
    }

    /** Drops {@code .} and empty segments, resolves {@code ..} textually; the empty path becomes {@code .}. */
    public static String normalise(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        String root = root(path);
        List<String> kept = new ArrayList<>();
        for (String segment : segments(path)) {
            boolean up = segment.equals("..");
            if (up && !kept.isEmpty() && !kept.getLast().equals("..")) {
                kept.removeLast();
            } else if (!up || root.isEmpty()) {
                kept.add(segment);
            }
        }
        String text = root + String.join("/", kept);
        return text.isEmpty() ? "." : text;
    }

    /** Returns the last segment other than {@code .}; {@code ..} is kept. */
    public static String fileName(String path) {
        List<String> segments = segments(path);
        return segments.isEmpty() ? "" : segments.getLast();
    }

    /** Returns the name of the folder that holds the file, or an empty text. */
    public static String parentName(String path) {
        List<String> segments = segments(path);
        return segments.size() < 2 ? "" : segments.get(segments.size() - 2);
    }

    /** Returns the part of a file name from its last dot, or an empty text. */
    public static String suffix(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot <= 0 || dot == fileName.length() - 1 ? "" : fileName.substring(dot);
    }

    /** Returns the file name without its suffix. */
    public static String stem(String fileName) {
        return fileName.substring(0, fileName.length() - suffix(fileName).length());
    }

    /**
     * Returns what follows the folders of a path from its last dot. Unlike with {@link #suffix}, several leading dots
     * begin none, and a dot at the end is one.
     */
    public static String extension(String path) {
        String name = baseName(path);
        int first = 0;
        while (first < name.length() && name.charAt(first) == '.') {
            first++;
        }
        int dot = name.lastIndexOf('.');
        return dot < first ? "" : name.substring(dot);
    }

    /** Returns the path without its {@link #extension}. */
    public static String withoutExtension(String path) {
        return path.substring(0, path.length() - extension(path).length());
    }

    /** Joins; {@code .} and empty segments vanish, {@code ..} stays, an absolute name replaces the folder. */
    public static String join(String folder, String name) {
        String path = name.startsWith("/") || folder.isEmpty() ? name : folder + "/" + name;
        String text = root(path) + String.join("/", segments(path));
        return text.isEmpty() ? "." : text;
    }

    /** Tells whether a path without {@code ..} lies below a folder. */
    public static boolean isBelow(String folder, String path) {
        String base = normalise(folder);
        return normalise(path).startsWith(base.endsWith("/") ? base : base + "/");
    }

    /** Exactly two slashes at the beginning stay two. */
    private static String root(String path) {
        if (!path.startsWith("/")) {
            return "";
        }
        return path.startsWith("//") && !path.startsWith("///") ? "//" : "/";
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (end > start && !(end == start + 1 && path.charAt(start) == '.')) {
                segments.add(path.substring(start, end));
            }
            start = end + 1;
        }
        return segments;
    }
}
