package io.vippet.vision.internal.decode;

import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.model.ModelProc.Anchors;
import java.util.ArrayList;
import java.util.List;

/**
 * Anchors of the SSD family, {@code x, y, width, height} in 0..1 one after the other. Scales grow evenly from grid to
 * grid; each cell has one anchor per aspect ratio and one of ratio 1 between this scale and the next.
 */
final class SsdAnchors {
    private static final double LOWEST = 0.1;

    private SsdAnchors() {}

    static float[] generate(Anchors a) {
        int grids = a.cells().size();
        if (grids < 2 || a.aspectRatios().isEmpty() || a.minScale() <= 0 || a.maxScale() <= 0) {
            throw new VisionException(
                    Kind.MODEL_PROC, "SSD anchors need at least two cells, aspect_ratios, min_scale and max_scale");
        }
        List<float[]> boxes = new ArrayList<>();
        for (int g = 0; g < grids; g++) {
            int n = a.cells().get(g);
            List<double[]> sizes = sizes(a, g);
            for (int y = 0; y < n; y++) {
                for (int x = 0; x < n; x++) {
                    for (double[] s : sizes) {
                        boxes.add(new float[] {(x + 0.5f) / n, (y + 0.5f) / n, (float) s[0], (float) s[1]});
                    }
                }
            }
        }
        float[] flat = new float[4 * boxes.size()];
        for (int i = 0; i < boxes.size(); i++) {
            System.arraycopy(boxes.get(i), 0, flat, 4 * i, 4);
        }
        return flat;
    }

    private static List<double[]> sizes(Anchors a, int grid) {
        double scale = scale(a, grid);
        if (grid == 0 && a.reduceLowest()) {
            return List.of(size(LOWEST, 1), size(scale, 2), size(scale, 0.5));
        }
        List<double[]> sizes = new ArrayList<>();
        a.aspectRatios().forEach(r -> sizes.add(size(scale, r)));
        sizes.add(size(Math.sqrt(scale * scale(a, grid + 1)), 1));
        return sizes;
    }

    private static double scale(Anchors a, int grid) {
        int grids = a.cells().size();
        return grid == grids ? 1 : a.minScale() + (a.maxScale() - a.minScale()) * grid / (grids - 1);
    }

    private static double[] size(double scale, double ratio) {
        double root = Math.sqrt(ratio);
        return new double[] {scale * root, scale / root};
    }
}
