package io.vippet.vision.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vippet.vision.ModelRequest;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.image.Colours;
import io.vippet.vision.internal.image.Placement;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a description says about a picture input, in terms of the engine and of the resampler.
 *
 * @param input what the engine is told
 * @param bgr whether blue comes first, where there are colours
 * @param resize how other ratios are fitted
 * @param padding value beside a picture that does not fill the input
 * @param crop how a region is cut
 */
public record InputPlan(ModelRequest.Input input, boolean bgr, Placement.Resize resize, int padding, Crop crop) {

    /**
     * How a region is cut out of a frame.
     *
     * @param scale factor by which it is enlarged around its centre
     * @param square whether its shorter side is first made as long as the longer
     */
    public record Crop(double scale, boolean square) {}

    /**
     * Channels of the input.
     *
     * @param channels that the model has
     */
    public Colours colours(int channels) {
        return channels == 1 ? Colours.GREY : bgr ? Colours.BGR : Colours.RGB;
    }

    /**
     * Reads a description.
     *
     * @param width size asked for by properties, 0 to leave it to the description and the model
     * @param height as {@code width}
     */
    public static InputPlan of(ModelProc proc, int width, int height) {
        ModelProc.Params p = proc.input();
        List<Float> mean = channels("mean", p.mean());
        List<Float> std = channels("std", p.std());
        if (!p.range().isEmpty()) {
            if (p.range().size() != 2 || p.range().get(0).equals(p.range().get(1))) {
                throw new VisionException(Kind.MODEL_PROC, "range has two different ends, not " + p.range());
            }
            float low = p.range().get(0);
            float unit = 255 / (p.range().get(1) - low);
            int channels = Math.max(1, Math.max(mean.size(), std.size()));
            List<Float> before = mean.isEmpty() ? Collections.nCopies(channels, 0f) : mean;
            List<Float> divisor = std.isEmpty() ? Collections.nCopies(channels, 1f) : std;
            mean = before.stream().map(m -> (m - low) * unit).toList();
            std = divisor.stream().map(s -> s * unit).toList();
        }
        ModelProc.Size reshape = p.reshape();
        ModelRequest.Input input = new ModelRequest.Input(
                layout(p.layout()),
                mean,
                std,
                width > 0 ? width : reshape == null ? 0 : reshape.width(),
                height > 0 ? height : reshape == null ? 0 : reshape.height());
        return new InputPlan(
                input,
                bgr(p.colorSpace()),
                resize(p.resize(), p.crop()),
                padding(p.padding()),
                new Crop(p.regionScale(), p.regionSquare()));
    }

    private static List<Float> channels(String member, List<Float> values) {
        if (values.size() == 2 || values.size() > 3) {
            throw new VisionException(
                    Kind.MODEL_PROC, member + " has one value per channel or one for all, not " + values);
        }
        return values;
    }

    private static ModelRequest.Layout layout(@Nullable String text) {
        return switch (text == null ? "" : text.toUpperCase(Locale.ROOT)) {
            case "" -> ModelRequest.Layout.AUTO;
            case "NCHW" -> ModelRequest.Layout.NCHW;
            case "NHWC" -> ModelRequest.Layout.NHWC;
            default -> throw new VisionException(Kind.MODEL_PROC, "layout is NCHW or NHWC, not " + text);
        };
    }

    private static boolean bgr(@Nullable String text) {
        return switch (text == null ? "BGR" : text.toUpperCase(Locale.ROOT)) {
            case "BGR" -> true;
            case "RGB", "GRAY", "GRAYSCALE" -> false;
            default -> throw new VisionException(Kind.MODEL_PROC, "color_space is RGB, BGR or GRAYSCALE, not " + text);
        };
    }

    private static Placement.Resize resize(@Nullable String text, @Nullable String crop) {
        if (crop != null) {
            if (!crop.equals("central") && !crop.equals("central-resize")) {
                throw new VisionException(Kind.MODEL_PROC, "crop is central or central-resize, not " + crop);
            }
            return Placement.Resize.CROP;
        }
        return switch (text == null ? "stretch" : text) {
            case "stretch", "no", "yes", "no-aspect-ratio" -> Placement.Resize.STRETCH;
            case "letterbox", "aspect-ratio", "aspect-ratio-pad" -> Placement.Resize.LETTERBOX;
            case "corner" -> Placement.Resize.CORNER;
            case "crop" -> Placement.Resize.CROP;
            default ->
                throw new VisionException(Kind.MODEL_PROC, "resize is stretch, letterbox, corner or crop, not " + text);
        };
    }

    /** A number; DL Streamer has an object with a value per channel, which have to be equal here. */
    private static int padding(@Nullable JsonNode node) {
        JsonNode value = node == null ? MissingNode.getInstance() : node.isObject() ? node.path("fill_value") : node;
        if (value.isArray() && value.valueStream().distinct().count() == 1) {
            value = value.get(0);
        }
        int number = value.asInt(value.isMissingNode() ? 0 : -1);
        if (number < 0 || number > 255) {
            throw new VisionException(
                    Kind.MODEL_PROC, "padding is a number from 0 to 255, the same for all channels, not " + node);
        }
        return number;
    }
}
