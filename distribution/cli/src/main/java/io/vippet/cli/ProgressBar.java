package io.vippet.cli;

import java.io.PrintStream;
import java.util.Locale;

/** One line that shows how far something is: redrawn on a terminal, a plain line now and then elsewhere. */
final class ProgressBar implements AutoCloseable {

    private static final int WIDTH = 30;
    private static final double PLAIN_STEP = 0.25;

    private final PrintStream out;
    private final boolean terminal;
    private final String label;
    private double nextPlain;
    private String lastPhase = "";

    ProgressBar(PrintStream out, boolean terminal, String label) {
        this.out = out;
        this.terminal = terminal;
        this.label = label;
    }

    /**
     * Shows a new state.
     *
     * @param fraction 0 to 1
     * @param phase one word; a new one is shown at once
     * @param remark what stands behind it, may be empty
     */
    void show(double fraction, String phase, String remark) {
        double done = Math.clamp(fraction, 0, 1);
        var line = String.format(
                Locale.ROOT,
                "  %-10s [%s] %3d %%  %s",
                label,
                bar(done),
                Math.round(done * 100),
                remark.isEmpty() ? phase : phase + ", " + remark);
        if (terminal) {
            out.print("\r\033[K" + line);
            out.flush();
        } else if (done >= nextPlain || !phase.equals(lastPhase)) {
            out.println(line);
            nextPlain = Math.floor(done / PLAIN_STEP) * PLAIN_STEP + PLAIN_STEP;
            lastPhase = phase;
        }
    }

    private static String bar(double done) {
        int full = (int) Math.round(done * WIDTH);
        return "#".repeat(full) + ".".repeat(WIDTH - full);
    }

    @Override
    public void close() {
        if (terminal) {
            out.println();
        }
    }
}
