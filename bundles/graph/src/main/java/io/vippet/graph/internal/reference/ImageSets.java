package io.vippet.graph.internal.reference;

import io.vippet.graph.internal.text.PathText;
import io.vippet.graph.lookup.ImageSet;
import io.vippet.graph.lookup.ImageSetCatalog;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Image sets as sources: where the files are and how they are decoded. */
public final class ImageSets {

    /** Images are played at this rate. */
    private static final String FRAME_RATE = "30/1";

    private final ImageSetCatalog catalog;
    private final String folder;

    public ImageSets(ImageSetCatalog catalog, String folder) {
        this.catalog = catalog;
        this.folder = folder;
    }

    public Optional<ImageSet> find(String name) {
        boolean path = name.isEmpty() || name.equals(".") || name.equals("..");
        if (path || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        return catalog.imageSet(name);
    }

    /** Returns the location of a {@code multifilesrc} that plays the set. */
    public String pattern(ImageSet set) {
        int digits = Integer.toString(set.count()).length();
        String file = set.name() + "_%0" + digits + "d." + set.extension();
        return PathText.join(folder, set.name() + "/" + file);
    }

    /** Returns the properties of a {@code multifilesrc} that plays the set. */
    public Map<String, String> properties(ImageSet set) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("location", pattern(set));
        data.put("index", "1");
        data.put("stop-index", Integer.toString(set.count()));
        data.put("loop", "false");
        data.put("caps", mediaType(set.extension()) + ",framerate=" + FRAME_RATE);
        data.put("__image_set", set.extension());
        return data;
    }

    /** Returns the element that decodes images of this kind. */
    public static String decoder(String extension) {
        return switch (extension.toLowerCase(Locale.ROOT)) {
            case "jpg", "jpeg" -> "jpegdec";
            case "png" -> "pngdec";
            case "bmp" -> "avdec_bmp";
            case "tif", "tiff" -> "avdec_tiff";
            default -> "decodebin3";
        };
    }

    private static String mediaType(String extension) {
        return switch (extension.toLowerCase(Locale.ROOT)) {
            case "png" -> "image/png";
            case "bmp" -> "image/bmp";
            case "tif", "tiff" -> "image/tiff";
            default -> "image/jpeg";
        };
    }
}
