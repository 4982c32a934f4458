package io.vippet.vision.internal.motion;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.vippet.vision.internal.image.Picture;
import io.vippet.vision.internal.track.Box;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds where the luma of a picture differs from that of the picture before. Cells of some pixels are averaged, which
 * takes away noise; blocks in which enough cells differ are active, and active blocks that touch make one rectangle.
 */
public final class MotionBlocks {
    private static final int CELLS_PER_ROW = 480;

    private final int blockPixels;
    private final int difference;
    private final double share;
    private final int confirmations;
    private int[] before = {};
    private int[] active = {};

    /**
     * A finder.
     *
     * @param blockPixels side of a block
     * @param difference of luma from which a cell differs, 1..255
     * @param share of a block's cells that must differ, 0..1
     * @param confirmations frames one after the other in which a block must differ
     */
    public MotionBlocks(int blockPixels, int difference, double share, int confirmations) {
        this.blockPixels = blockPixels;
        this.difference = difference;
        this.share = share;
        this.confirmations = confirmations;
    }

    /** Rectangles in pixels where the picture differs from the one before; none for the first. */
    public List<Box> next(Picture picture) {
        int cell = Math.max(1, picture.width() / CELLS_PER_ROW);
        int columns = picture.width() / cell;
        int rows = picture.height() / cell;
        int[] now = cells(picture, cell, columns, rows);
        int[] last = before;
        before = now;
        int side = Math.max(1, blockPixels / cell);
        int across = Math.ceilDiv(columns, side);
        int down = Math.ceilDiv(rows, side);
        if (last.length != now.length || active.length != across * down) {
            active = new int[across * down];
            return List.of();
        }
        for (int block = 0; block < active.length; block++) {
            boolean differs = differs(now, last, columns, rows, block % across * side, block / across * side, side);
            active[block] = differs ? active[block] + 1 : 0;
        }
        return rectangles(across, down, side * cell, picture);
    }

    private static int[] cells(Picture p, int cell, int columns, int rows) {
        Picture.Plane luma = p.planes().get(0);
        int[] cells = new int[columns * rows];
        byte[] line = new byte[columns * cell];
        for (int y = 0; y < rows * cell; y++) {
            MemorySegment.copy(luma.data(), JAVA_BYTE, (long) y * luma.stride(), line, 0, line.length);
            int at = y / cell * columns;
            for (int x = 0; x < line.length; x++) {
                cells[at + x / cell] += line[x] & 0xff;
            }
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] /= cell * cell;
        }
        return cells;
    }

    private boolean differs(int[] now, int[] last, int columns, int rows, int x, int y, int side) {
        int right = Math.min(columns, x + side);
        int bottom = Math.min(rows, y + side);
        int changed = 0;
        for (int row = y; row < bottom; row++) {
            for (int column = x; column < right; column++) {
                int i = row * columns + column;
                changed += Math.abs(now[i] - last[i]) >= difference ? 1 : 0;
            }
        }
        return changed > 0 && changed >= share * (right - x) * (bottom - y);
    }

    private List<Box> rectangles(int across, int down, int pixels, Picture picture) {
        boolean[] seen = new boolean[active.length];
        List<Box> found = new ArrayList<>();
        for (int block = 0; block < active.length; block++) {
            if (isConfirmed(block) && !seen[block]) {
                int[] edges = {across, down, 0, 0};
                Deque<Integer> open = new ArrayDeque<>(List.of(block));
                seen[block] = true;
                while (!open.isEmpty()) {
                    spread(open.remove(), across, down, edges, seen, open);
                }
                double left = edges[0] * pixels;
                double top = edges[1] * pixels;
                double right = Math.min(picture.width(), edges[2] * pixels);
                double bottom = Math.min(picture.height(), edges[3] * pixels);
                found.add(new Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top));
            }
        }
        return found;
    }

    private void spread(int block, int across, int down, int[] edges, boolean[] seen, Deque<Integer> open) {
        int x = block % across;
        int y = block / across;
        edges[0] = Math.min(edges[0], x);
        edges[1] = Math.min(edges[1], y);
        edges[2] = Math.max(edges[2], x + 1);
        edges[3] = Math.max(edges[3], y + 1);
        for (int ny = Math.max(0, y - 1); ny <= Math.min(down - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(across - 1, x + 1); nx++) {
                int next = ny * across + nx;
                if (isConfirmed(next) && !seen[next]) {
                    seen[next] = true;
                    open.add(next);
                }
            }
        }
    }

    private boolean isConfirmed(int block) {
        return active[block] >= confirmations;
    }

    /** Forgets the picture before. */
    public void reset() {
        before = new int[0];
        Arrays.fill(active, 0);
    }
}
