package io.vippet.vision.internal.decode;

import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.model.Labels;
import io.vippet.vision.internal.model.ModelProc.Anchors;
import io.vippet.vision.internal.model.ModelProc.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes decoders from their descriptions. */
public final class Decoders {
    private static final float OVERLAP = 0.5f;
    private static final int LIMIT = 200;

    private Decoders() {}

    /** The decoder of a detector. */
    public static DetectionDecoder detection(Output o) {
        String converter = name(o);
        return switch (converter) {
            case "detection_output" -> new DetectionOutputDecoder(text(o.layerName()));
            case "ssd" -> {
                Anchors anchors = anchors(o);
                if (anchors.coder().size() != 4) {
                    throw new VisionException(Kind.MODEL_PROC, "coder of SSD anchors is [y, x, height, width]");
                }
                float[] coder = new float[4];
                for (int i = 0; i < 4; i++) {
                    coder[i] = anchors.coder().get(i);
                }
                yield new SsdDecoder(
                        layer(o, "boxes"), layer(o, "scores"), SsdAnchors.generate(anchors), coder, suppression(o));
            }
            case "blazeface" -> {
                Anchors anchors = anchors(o);
                if (anchors.cells().size() != anchors.perCell().size()) {
                    throw new VisionException(Kind.MODEL_PROC, "cells and per_cell of anchors are of equal length");
                }
                yield new BlazeFaceDecoder(layer(o, "boxes"), layer(o, "scores"), anchors, suppression(o));
            }
            case "centerface" ->
                new CenterFaceDecoder(layer(o, "heat"), layer(o, "size"), layer(o, "offset"), suppression(o));
            default ->
                throw new VisionException(
                        Kind.MODEL_PROC,
                        "Detection converter '%s' is not one of detection_output, ssd, blazeface, centerface"
                                .formatted(converter));
        };
    }

    /** The decoder of a classifier. */
    public static ClassDecoder classification(Output o, Labels labels) {
        String converter = name(o);
        return switch (converter) {
            case "label" -> new LabelDecoder(text(o.layerName()), labels, text(o.method()));
            case "expectation" -> {
                if (o.binValues().isEmpty()) {
                    throw new VisionException(Kind.MODEL_PROC, "Converter 'expectation' needs bin_values");
                }
                yield new ExpectationDecoder(text(o.layerName()), List.copyOf(o.binValues()));
            }
            default ->
                throw new VisionException(
                        Kind.MODEL_PROC,
                        "Classification converter '%s' is not one of label, expectation".formatted(converter));
        };
    }

    private static String name(Output o) {
        return text(o.converter());
    }

    private static NonMaximumSuppression suppression(Output o) {
        Float overlap = o.iouThreshold();
        return new NonMaximumSuppression(overlap == null ? OVERLAP : overlap, LIMIT);
    }

    private static Anchors anchors(Output o) {
        Anchors anchors = o.anchors();
        if (anchors == null) {
            throw new VisionException(Kind.MODEL_PROC, "Converter '%s' needs anchors".formatted(name(o)));
        }
        return anchors;
    }

    private static String layer(Output o, String role) {
        String layer = o.layerNames().get(role);
        if (layer == null) {
            throw new VisionException(Kind.MODEL_PROC, "Converter '%s' needs layer_names.%s".formatted(name(o), role));
        }
        return layer;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
