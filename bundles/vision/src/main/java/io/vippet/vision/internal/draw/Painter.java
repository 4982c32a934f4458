package io.vippet.vision.internal.draw;

import io.vippet.vision.internal.image.Picture;
import io.vippet.vision.internal.meta.Attribute;
import io.vippet.vision.internal.meta.FrameResults;
import io.vippet.vision.internal.meta.Region;
import java.util.Locale;

/** Draws the boxes of a frame's results with a line of text above each. Thread-safe. */
public final class Painter {
    // Bright and far apart, so that black text is readable on all of them.
    private static final int[] COLOURS = {0x30d158, 0xff9f0a, 0x64d2ff, 0xffd60a, 0xff6fae, 0xa8e05f, 0xc69cff, 0xff8a65
    };
    private static final int BLACK = 0x000000;
    private static final int ROWS_PER_POINT = 288;

    private final Font font = new Font();

    /** Draws into a picture that may be written. */
    public void paint(Picture picture, FrameResults results) {
        Canvas canvas = new Canvas(picture);
        int point = Math.max(1, Math.round(canvas.height() / (float) ROWS_PER_POINT));
        for (Region r : results.regions()) {
            paint(canvas, r, point);
        }
    }

    private void paint(Canvas canvas, Region r, int point) {
        int colour = COLOURS[Math.floorMod(r.trackId() >= 0 ? r.trackId() : r.labelId(), COLOURS.length)];
        int left = Math.round(r.left() * canvas.width());
        int top = Math.round(r.top() * canvas.height());
        int right = Math.max(left + 1, Math.round(r.right() * canvas.width()));
        int bottom = Math.max(top + 1, Math.round(r.bottom() * canvas.height()));
        int line = Math.max(1, point);
        canvas.fill(left, top, right, top + line, colour);
        canvas.fill(left, bottom - line, right, bottom, colour);
        canvas.fill(left, top, left + line, bottom, colour);
        canvas.fill(right - line, top, right, bottom, colour);
        write(canvas, caption(r), left, top, point, colour);
    }

    // Above the box; inside when there is no room. Moved left when it would not fit.
    private void write(Canvas canvas, String text, int left, int top, int point, int colour) {
        int width = (text.length() * Font.ADVANCE + 1) * point;
        int height = (Font.HEIGHT + 2) * point;
        int x = Math.max(0, Math.min(left, canvas.width() - width));
        int y = top - height >= 0 ? top - height : top;
        canvas.fill(x, y, x + width, y + height, colour);
        for (int i = 0; i < text.length(); i++) {
            glyph(canvas, text.charAt(i), x + (i * Font.ADVANCE + 1) * point, y + point, point);
        }
    }

    private void glyph(Canvas canvas, char c, int x, int y, int point) {
        for (int row = 0; row < Font.HEIGHT; row++) {
            int bits = font.row(c, row);
            for (int column = 0; column < Font.WIDTH; column++) {
                if ((bits >> (Font.WIDTH - 1 - column) & 1) != 0) {
                    int px = x + column * point;
                    int py = y + row * point;
                    canvas.ink(px, py, px + point, py + point, BLACK);
                }
            }
        }
    }

    /** What is written above a box. */
    static String caption(Region r) {
        StringBuilder text = new StringBuilder();
        if (r.trackId() >= 0) {
            text.append('#').append(r.trackId()).append(' ');
        }
        text.append(r.label());
        if (!r.label().isEmpty()) {
            text.append(' ');
        }
        text.append(String.format(Locale.ROOT, "%.2f", r.confidence()));
        for (Attribute a : r.attributes()) {
            text.append(", ").append(a.name().isEmpty() ? "" : a.name() + " ").append(a.label());
        }
        return text.toString();
    }
}
