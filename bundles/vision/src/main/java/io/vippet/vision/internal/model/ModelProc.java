package io.vippet.vision.internal.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description beside a model, in the form of DL Streamer's model-proc files with members of our own: how pictures
 * become inputs and outputs become results.
 *
 * @param inputPreproc at most one: models have one picture input
 * @param outputPostproc what to do with the outputs, in order
 */
public record ModelProc(List<Input> inputPreproc, List<Output> outputPostproc) {
    /** Missing lists are empty. */
    public ModelProc {
        inputPreproc = inputPreproc == null ? List.of() : List.copyOf(inputPreproc);
        outputPostproc = outputPostproc == null ? List.of() : List.copyOf(outputPostproc);
    }

    /** A description that says nothing. */
    public static final ModelProc NONE = new ModelProc(List.of(), List.of());

    /** The input's description; empty parameters when there is none. */
    public Params input() {
        Params p = inputPreproc.isEmpty() ? null : inputPreproc.getFirst().params();
        return p == null ? Params.NONE : p;
    }

    /**
     * One input.
     *
     * @param format only {@code image}
     */
    public record Input(
            @Nullable String layerName,
            @Nullable String format,
            @Nullable Params params) {}

    /**
     * How a picture becomes an input.
     *
     * @param layout {@code NCHW} or {@code NHWC}; else told by the shape
     * @param colorSpace {@code RGB} or {@code BGR}, the default
     * @param resize {@code stretch}, the default, {@code letterbox}, {@code corner} (ratio kept, upper left) or {@code
     *     crop}; DL Streamer's {@code no}, {@code yes}, {@code no-aspect-ratio} and {@code aspect-ratio} are understood
     * @param crop {@code central} does the same as {@code resize: crop}
     * @param padding value from 0 to 255 beside a picture that does not fill the input, or DL Streamer's object
     * @param mean per channel or for all, in units of 0..255, or of {@code range} if given
     * @param std divisor per channel, in the same units
     * @param range interval onto which 0..255 is mapped before mean and std
     * @param reshape size of the input for models that leave it open
     * @param regionScale factor by which a region is enlarged around its centre before it is cut
     * @param regionSquare whether its shorter side is first made as long as the longer
     */
    public record Params(
            @Nullable String layout,
            @Nullable String colorSpace,
            @Nullable String resize,
            @Nullable String crop,
            @Nullable JsonNode padding,
            List<Float> mean,
            List<Float> std,
            List<Float> range,
            @Nullable Size reshape,
            double regionScale,
            boolean regionSquare) {
        static final Params NONE =
                new Params(null, null, null, null, null, List.of(), List.of(), List.of(), null, 1, false);

        /** Missing lists are empty, a missing factor is 1. */
        public Params {
            mean = mean == null ? List.of() : List.copyOf(mean);
            std = std == null ? List.of() : List.copyOf(std);
            range = range == null ? List.of() : List.copyOf(range);
            regionScale = regionScale == 0 ? 1 : regionScale;
        }
    }

    /** Pixels. */
    public record Size(int width, int height) {}

    /**
     * What is done with some outputs.
     *
     * @param converter name of the decoder
     * @param layerName the output, for decoders of one
     * @param layerNames outputs, for decoders of several: an object from role to output, or an array in the roles' order
     * @param labels array of texts, or the name of a file with one per line, beside the description
     * @param method variant of the decoder
     * @param attributeName name of the classified attribute
     * @param threshold confidence below which nothing is reported, null to leave it to the element
     * @param iouThreshold overlap from which the weaker of two boxes goes
     * @param anchors places that boxes are relative to: an array with width and height of YOLO's anchors in pixels, one
     *     after the other; for other detectors an object as {@link Anchors} has it
     * @param masks which of the anchors belong to each of YOLO's grids, the grid with the fewest cells first
     * @param outputSigmoidActivation whether YOLO's numbers are still to go through the sigmoid
     * @param binValues value of each class, for expectations
     * @param textScale factor for values as texts
     * @param textPrecision their digits after the point
     */
    public record Output(
            @Nullable String converter,
            @Nullable String layerName,
            @Nullable JsonNode layerNames,
            @Nullable JsonNode labels,
            @Nullable String method,
            @Nullable String attributeName,
            @Nullable @JsonAlias("confidence_threshold") Float threshold,
            @Nullable @JsonAlias("nms_threshold") Float iouThreshold,
            @Nullable JsonNode anchors,
            List<Integer> masks,
            boolean outputSigmoidActivation,
            List<Float> binValues,
            double textScale,
            int textPrecision) {
        /** Missing lists are empty, a missing factor is 1. */
        public Output {
            masks = masks == null ? List.of() : List.copyOf(masks);
            binValues = binValues == null ? List.of() : List.copyOf(binValues);
            textScale = textScale == 0 ? 1 : textScale;
        }

        /** A use of a decoder with nothing but its name. */
        public static Output of(String converter) {
            return of(converter, null, null, null, null);
        }

        /** A use of a decoder with what a model file tells. */
        static Output of(
                String converter,
                @Nullable JsonNode labels,
                @Nullable String method,
                @Nullable Float threshold,
                @Nullable Float iouThreshold) {
            return new Output(
                    converter,
                    null,
                    null,
                    labels,
                    method,
                    null,
                    threshold,
                    iouThreshold,
                    null,
                    List.of(),
                    false,
                    List.of(),
                    1,
                    0);
        }

        /** YOLO's anchors: width and height in pixels of the input, one after the other; empty without them. */
        public List<Float> anchorSizes() {
            return anchors == null || !anchors.isArray()
                    ? List.of()
                    : anchors.valueStream().map(JsonNode::floatValue).toList();
        }

        /** Anchors on grids, null without them. */
        public @Nullable Anchors anchorGrids() {
            return anchors == null || !anchors.isObject() ? null : ModelProcReader.convert(anchors, Anchors.class);
        }

        /** The same with another decoder. */
        public Output with(String converter) {
            return new Output(
                    converter,
                    layerName,
                    layerNames,
                    labels,
                    method,
                    attributeName,
                    threshold,
                    iouThreshold,
                    anchors,
                    masks,
                    outputSigmoidActivation,
                    binValues,
                    textScale,
                    textPrecision);
        }

        /**
         * The name of the output in a role, null when the description does not say.
         *
         * @param position of the role among the decoder's, from 0
         */
        public @Nullable String layer(String role, int position) {
            if (layerNames != null && layerNames.isObject()) {
                return layerNames.path(role).textValue();
            }
            List<String> layers = layers();
            return position < layers.size() ? layers.get(position) : null;
        }

        /** Names of outputs, in order. */
        public List<String> layers() {
            if (layerNames == null) {
                return layerName == null ? List.of() : List.of(layerName);
            }
            return layerNames.valueStream().map(JsonNode::asText).toList();
        }
    }

    /**
     * Anchors on square grids, one after the other; centres lie at {@code (i + 0.5) / cells}.
     *
     * @param cells cells per side of each grid
     * @param perCell anchors per cell of each grid, all alike; for decoders that need no sizes
     * @param minScale size of the anchors of the first grid, relative to the picture
     * @param maxScale size of those of the last grid
     * @param aspectRatios width to height
     * @param reduceLowest whether the first grid has only three anchors: one of 0.1, and {@code minScale} at 2 and 0.5
     * @param coder divisors of centre and size, {@code [y, x, height, width]}
     * @param strides pixels of the input per cell of each grid, in place of {@code cells}
     * @param sizes sides in pixels of the square anchors of each grid
     */
    public record Anchors(
            List<Integer> cells,
            List<Integer> perCell,
            double minScale,
            double maxScale,
            List<Double> aspectRatios,
            boolean reduceLowest,
            List<Float> coder,
            List<Integer> strides,
            List<List<Integer>> sizes) {
        /** Missing lists are empty. */
        public Anchors {
            cells = cells == null ? List.of() : List.copyOf(cells);
            perCell = perCell == null ? List.of() : List.copyOf(perCell);
            aspectRatios = aspectRatios == null ? List.of() : List.copyOf(aspectRatios);
            coder = coder == null ? List.of() : List.copyOf(coder);
            strides = strides == null ? List.of() : List.copyOf(strides);
            sizes = sizes == null ? List.of() : List.copyOf(sizes);
        }
    }
}
