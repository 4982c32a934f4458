package io.vippet.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the tables of a page of the documentation. */
final class MarkdownTable {

    private MarkdownTable() {}

    /**
     * Returns the rows of all tables of a page, heads left out.
     *
     * @param page file name below {@code docs}
     */
    static List<List<String>> rows(String page) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of(System.getProperty("vippet.docs"), page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<List<String>> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : lines) {
            if (!line.startsWith("|")) {
                inTable = false;
            } else if (line.startsWith("|---")) {
                inTable = true;
            } else if (inTable) {
                rows.add(cells(line));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|"))
                .map(cell -> cell.strip().replaceAll("^`|`$", ""))
                .toList();
    }
}
