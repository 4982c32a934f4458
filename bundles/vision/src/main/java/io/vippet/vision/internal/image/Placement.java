package io.vippet.vision.internal.image;

/**
 * Which part of a picture lies where in a model's input.
 *
 * @param x left edge of the part, in pixels of the picture
 * @param y upper edge
 * @param width pixels of the picture, more than 0
 * @param height pixels of the picture, more than 0
 * @param left left edge in the model's input, in its pixels
 * @param top upper edge in the model's input
 * @param columns width there
 * @param rows height there
 */
public record Placement(double x, double y, double width, double height, int left, int top, int columns, int rows) {

    /** How a part whose sides have another ratio is fitted. */
    public enum Resize {
        /** Fills the input; the ratio changes. */
        STRETCH,
        /** Keeps the ratio, in the middle of the input, the rest is filled. */
        LETTERBOX,
        /** Keeps the ratio, in the upper left corner of the input, the rest is filled. */
        CORNER,
        /** Keeps the ratio and fills the input; what juts out on both sides is cut off. */
        CROP
    }

    /** Fits a part of a picture into an input. */
    public static Placement of(
            Resize resize, double x, double y, double width, double height, int inputWidth, int inputHeight) {
        if (resize == Resize.STRETCH) {
            return new Placement(x, y, width, height, 0, 0, inputWidth, inputHeight);
        }
        if (resize == Resize.CROP) {
            double part = Math.min(width / inputWidth, height / inputHeight);
            double w = part * inputWidth;
            double h = part * inputHeight;
            return new Placement(x + (width - w) / 2, y + (height - h) / 2, w, h, 0, 0, inputWidth, inputHeight);
        }
        double scale = Math.min(inputWidth / width, inputHeight / height);
        int columns = Math.max(1, (int) Math.round(width * scale));
        int rows = Math.max(1, (int) Math.round(height * scale));
        int left = resize == Resize.CORNER ? 0 : (inputWidth - columns) / 2;
        int top = resize == Resize.CORNER ? 0 : (inputHeight - rows) / 2;
        return new Placement(x, y, width, height, left, top, columns, rows);
    }

    /** Whether the whole input is covered. */
    public boolean covers(int inputWidth, int inputHeight) {
        return columns == inputWidth && rows == inputHeight;
    }

    /** Column of the picture at a column of the input. */
    public double pictureX(double inputX) {
        return x + (inputX - left) * width / columns;
    }

    /** Row of the picture at a row of the input. */
    public double pictureY(double inputY) {
        return y + (inputY - top) * height / rows;
    }
}
