package io.vippet.vision.internal.decode;

/** The cells of detectors without anchors: grids of strides 8, 16 and 32 over the input, row by row. */
final class Grids {
    private static final int[] STRIDES = {8, 16, 32};

    /** Takes one cell. */
    @FunctionalInterface
    interface Visitor {
        /**
         * A cell.
         *
         * @param number over all grids, from 0
         * @param stride pixels of the input per cell
         */
        void cell(int number, int column, int line, int stride);
    }

    private Grids() {}

    /** How many cells there are. */
    static int cells(int width, int height) {
        int cells = 0;
        for (int stride : STRIDES) {
            cells += Math.ceilDiv(width, stride) * Math.ceilDiv(height, stride);
        }
        return cells;
    }

    static void forEach(int width, int height, Visitor visitor) {
        int number = 0;
        for (int stride : STRIDES) {
            int columns = Math.ceilDiv(width, stride);
            int lines = Math.ceilDiv(height, stride);
            for (int i = 0; i < columns * lines; i++) {
                visitor.cell(number++, i % columns, i / columns, stride);
            }
        }
    }
}
