package io.vippet.images.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** Width and height in pixels. */
record ImageSize(int width, int height) {

    private static final long MOST_PIXELS = 256L << 20;
    /** Every picture is decoded, but few pixels of it are kept. */
    private static final int KEPT = 64;

    /**
     * Decodes an image from its beginning to its end.
     *
     * @throws IOException saying why that fails
     */
    static ImageSize of(Path file, ImageFormat format) throws IOException {
        if (!format.begins(file)) {
            throw new IOException("it does not begin like a file of type " + format.extension());
        }
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(format.reader()).next();
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            ImageSize size = new ImageSize(reader.getWidth(0), reader.getHeight(0));
            if ((long) size.width * size.height > MOST_PIXELS) {
                throw new IOException("it has more than " + MOST_PIXELS + " pixels");
            }
            decode(reader, size);
            return size;
        } catch (RuntimeException e) {
            // The platform's readers answer some broken files so.
            throw new IOException("it cannot be decoded (" + e.getMessage() + ")", e);
        } finally {
            reader.dispose();
        }
    }

    private static void decode(ImageReader reader, ImageSize size) throws IOException {
        ImageReadParam few = reader.getDefaultReadParam();
        few.setSourceSubsampling(Math.max(1, size.width / KEPT), Math.max(1, size.height / KEPT), 0, 0);
        if (reader.canReadRaster() && !reader.getImageTypes(0).hasNext()) {
            reader.readRaster(0, few); // colours that are not RGB
        } else {
            reader.read(0, few);
        }
    }

    List<Integer> asList() {
        return List.of(width, height);
    }
}
