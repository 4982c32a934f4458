package io.vippet.vision.internal.draw;

import io.vippet.vision.internal.image.Picture;
import io.vippet.vision.internal.meta.FrameResults;
import io.vippet.vision.internal.meta.Region;
import java.util.List;

/** Draws the boxes of a frame's results, and captions that keep out of each other's way. Thread-safe. */
public final class Painter {
    // Bright and far apart, so that black text is readable on all of them.
    private static final int[] COLOURS = {0x30d158, 0xff9f0a, 0x64d2ff, 0xffd60a, 0xff6fae, 0xa8e05f, 0xc69cff, 0xff8a65
    };
    private static final int BLACK = 0x000000;
    private static final int ROWS_PER_POINT = 360;
    private static final int ROWS_PER_LINE = 240;

    private final Font font = new Font();
    private final Display display;

    /** A painter in a style. */
    public Painter(Display display) {
        this.display = display;
    }

    /** Draws into a picture that may be written. */
    public void paint(Picture picture, FrameResults results) {
        Canvas canvas = new Canvas(picture);
        int point = Math.max(1, (int) Math.round(canvas.height() * display.scale() / ROWS_PER_POINT));
        int line = display.thickness() > 0 ? display.thickness() : Math.max(1, canvas.height() / ROWS_PER_LINE);
        List<Region> drawn =
                results.regions().stream().filter(r -> display.draws(r.label())).toList();
        for (Region r : drawn) {
            outline(canvas, r, line);
        }
        if (!display.labels()) {
            return;
        }
        CaptionPlaces places = new CaptionPlaces(canvas.width(), canvas.height());
        for (Region r : drawn) {
            Caption caption = Caption.of(r, canvas.width() / (Font.ADVANCE * point));
            int width = (caption.columns() * Font.ADVANCE + 1) * point;
            int height = (caption.lines().size() * (Font.HEIGHT + 1) + 1) * point;
            CaptionPlaces.Place at = places.find(
                    Math.round(r.left() * canvas.width()),
                    Math.round(r.top() * canvas.height()),
                    Math.round(r.bottom() * canvas.height()),
                    width,
                    height);
            if (display.background()) {
                canvas.fill(at.left(), at.top(), at.left() + width, at.top() + height, colour(r));
            }
            write(canvas, caption, at, point, display.background() ? BLACK : colour(r));
        }
    }

    private int colour(Region r) {
        return display.colour() >= 0
                ? display.colour()
                : COLOURS[Math.floorMod(r.trackId() >= 0 ? r.trackId() : r.labelId(), COLOURS.length)];
    }

    private void outline(Canvas canvas, Region r, int line) {
        int colour = colour(r);
        int left = Math.round(r.left() * canvas.width());
        int top = Math.round(r.top() * canvas.height());
        int right = Math.max(left + 1, Math.round(r.right() * canvas.width()));
        int bottom = Math.max(top + 1, Math.round(r.bottom() * canvas.height()));
        canvas.fill(left, top, right, top + line, colour);
        canvas.fill(left, bottom - line, right, bottom, colour);
        canvas.fill(left, top, left + line, bottom, colour);
        canvas.fill(right - line, top, right, bottom, colour);
    }

    private void write(Canvas canvas, Caption caption, CaptionPlaces.Place at, int point, int colour) {
        int y = at.top() + point;
        for (String line : caption.lines()) {
            for (int i = 0; i < line.length(); i++) {
                glyph(canvas, line.charAt(i), at.left() + (i * Font.ADVANCE + 1) * point, y, point, colour);
            }
            y += (Font.HEIGHT + 1) * point;
        }
    }

    private void glyph(Canvas canvas, char c, int x, int y, int point, int colour) {
        for (int row = 0; row < Font.HEIGHT; row++) {
            int bits = font.row(c, row);
            for (int column = 0; column < Font.WIDTH; column++) {
                if ((bits >> (Font.WIDTH - 1 - column) & 1) != 0) {
                    int px = x + column * point;
                    int py = y + row * point;
                    canvas.ink(px, py, px + point, py + point, colour);
                }
            }
        }
    }
}
