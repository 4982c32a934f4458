package io.vippet.model.archive.internal;

import java.io.PrintStream;
import java.util.Locale;

/** Shows how a transfer goes: a bar on a terminal, else a plain line every few seconds. */
final class ProgressLine {

    private static final int WIDTH = 24;
    private static final long LINE_NANOS = 5_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final String title;
    private final long total;
    private long shown = System.nanoTime();

    ProgressLine(PrintStream out, boolean terminal, String title, long total) {
        this.out = out;
        this.terminal = terminal;
        this.title = title;
        this.total = total;
        if (terminal) {
            bar(0);
        }
    }

    /** Takes the number of bytes so far; clients may keep more than the archive on disk while they work. */
    void bytes(long done) {
        if (terminal) {
            bar(done);
        } else if (System.nanoTime() - shown > LINE_NANOS) {
            shown = System.nanoTime();
            out.printf(Locale.ROOT, "    %s: %s%n", title, amount(done));
        }
    }

    /** Ends the line with what became of it. */
    void end(String outcome) {
        out.printf(Locale.ROOT, "%s    %s: %s%n", terminal ? "\r\033[K" : "", title, outcome);
        out.flush();
    }

    private void bar(long done) {
        int filled = total > 0 ? (int) Math.min(WIDTH, WIDTH * done / total) : 0;
        out.printf(
                Locale.ROOT,
                "\r\033[K    [%s%s] %s  %s",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                amount(done),
                title);
        out.flush();
    }

    private String amount(long done) {
        double megabytes = done / 1e6;
        return total > 0
                ? String.format(Locale.ROOT, "%.1f of %.1f MB", Math.min(megabytes, total / 1e6), total / 1e6)
                : String.format(Locale.ROOT, "%.1f MB", megabytes);
    }
}
