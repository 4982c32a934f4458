package io.vippet.vision.internal.decode;

import io.vippet.vision.OutputPort;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.model.ModelProc.Anchors;
import io.vippet.vision.internal.model.ModelProc.Output;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes the decoder of a detector, from a description and the outputs that the model has. */
public final class DetectionDecoders {
    private static final float OVERLAP = 0.5f;
    private static final int LIMIT = 200;
    private static final int MASK_ROWS = 32;
    /** Four of the box, one of the class. */
    private static final int ONE_CLASS_ROWS = 5;

    /** Makes one kind of decoder. */
    private interface Maker extends BiFunction<Output, Roles, DetectionDecoder> {}

    private static final Map<String, Maker> MAKERS = makers();

    private DetectionDecoders() {}

    private static Map<String, Maker> makers() {
        Map<String, Maker> makers = new HashMap<>();
        makers.put("detection_output", (o, r) -> new DetectionOutputDecoder(r.find("output", last(7), "[1,1,N,7]")));
        makers.put("boxes", (o, r) -> new BoxesDecoder(r.find("boxes", last(5), "[N,5]"), null, null));
        makers.put("boxes_labels", DetectionDecoders::boxesLabels);
        makers.put(
                "boxes_scores",
                (o, r) -> new BoxesDecoder(
                        r.find("boxes", last(4), "[N,4]"), r.find("scores", any(), "[N,classes]"), null));
        makers.put("ssd", DetectionDecoders::ssd);
        makers.put("blazeface", DetectionDecoders::blazeFace);
        makers.put(
                "centerface",
                (o, r) -> new CenterFaceDecoder(
                        r.find("heat", channels(1), "[1,1,H,W]"),
                        r.find("size", channels(2), "[1,2,H,W]"),
                        r.find("offset", channels(2), "[1,2,H,W]"),
                        suppression(o)));
        makers.put("retinaface", DetectionDecoders::retinaFace);
        makers.put("yolo_v2", (o, r) -> heads(o, r, YoloHeadsDecoder.Form.EXPONENTIAL, true));
        Maker headsOfV3 = (o, r) -> heads(o, r, YoloHeadsDecoder.Form.EXPONENTIAL, o.outputSigmoidActivation());
        makers.put("yolo_v3", headsOfV3);
        makers.put("yolo_v4", headsOfV3);
        makers.put("yolo_v5", DetectionDecoders::yoloV5);
        makers.put("yolo_v7", DetectionDecoders::yoloV5);
        for (String version : List.of("yolo_v8", "yolo_v9", "yolo_v11")) {
            makers.put(version, (o, r) -> columns(o, r, 0));
            makers.put(version + "_seg", (o, r) -> columns(o, r, MASK_ROWS));
            makers.put(version + "_obb", (o, r) -> columns(o, r, 1));
            makers.put(version + "_pose", DetectionDecoders::pose);
        }
        Maker endToEnd = (o, r) -> new EndToEndDecoder(r.find("output", last(6), "[1,N,6]"));
        makers.put("yolo_v10", endToEnd);
        makers.put("yolo_v26", endToEnd);
        makers.put("yolo_x", (o, r) -> new YoloXDecoder(r.find("output", rank(3), "[1,N,5+classes]"), suppression(o)));
        makers.put("nanodet", (o, r) -> NanoDetOutputs.decoder(o, r, suppression(o)));
        makers.put("rtdetr", (o, r) -> detr(r, false));
        makers.put("rfdetr", (o, r) -> detr(r, false));
        makers.put("detr", (o, r) -> detr(r, true));
        makers.put("heatmap_boxes", (o, r) -> new TextMapDecoder(r.find("output", channels(1), "[1,1,H,W]")));
        return Map.copyOf(makers);
    }

    /**
     * The decoder that a description names.
     *
     * @param outputs of the model
     * @throws VisionException MODEL_PROC when the converter is unknown, or the model does not have what it needs
     */
    public static DetectionDecoder of(Output description, List<OutputPort> outputs) {
        String converter = Converters.current(description.converter());
        Maker maker = MAKERS.get(converter);
        if (maker == null) {
            throw new VisionException(
                    Kind.MODEL_PROC,
                    "Detection converter '%s' is not one of %s".formatted(converter, String.join(", ", converters())));
        }
        return maker.apply(description, new Roles(converter, description, outputs));
    }

    /** Names of all converters, in order. */
    static List<String> converters() {
        return MAKERS.keySet().stream().sorted().toList();
    }

    private static DetectionDecoder boxesLabels(Output o, Roles r) {
        boolean beside = r.has("scores");
        String boxes = r.find("boxes", beside ? last(4) : last(5), beside ? "[N,4]" : "[N,5]");
        String labels = r.find("labels", any(), "[N]");
        return new BoxesDecoder(boxes, beside ? r.find("scores", any(), "[N]") : null, labels);
    }

    private static DetectionDecoder ssd(Output o, Roles r) {
        Anchors anchors = grids(o);
        if (anchors.coder().size() != 4) {
            throw new VisionException(Kind.MODEL_PROC, "coder of SSD anchors is [y, x, height, width]");
        }
        float[] coder = new float[4];
        for (int i = 0; i < 4; i++) {
            coder[i] = anchors.coder().get(i);
        }
        return new SsdDecoder(
                r.find("boxes", last(4), "[1,N,4]"),
                r.find("scores", rank(3), "[1,N,classes]"),
                SsdAnchors.generate(anchors),
                coder,
                suppression(o));
    }

    private static DetectionDecoder blazeFace(Output o, Roles r) {
        Anchors anchors = grids(o);
        if (anchors.cells().size() != anchors.perCell().size()) {
            throw new VisionException(Kind.MODEL_PROC, "cells and per_cell of anchors are of equal length");
        }
        return new BlazeFaceDecoder(
                r.find("boxes", last(16), "[1,N,16]"), r.find("scores", last(1), "[1,N,1]"), anchors, suppression(o));
    }

    private static DetectionDecoder retinaFace(Output o, Roles r) {
        Anchors anchors = grids(o);
        if (anchors.strides().isEmpty()
                || anchors.strides().size() != anchors.sizes().size()) {
            throw new VisionException(
                    Kind.MODEL_PROC, "Converter 'retinaface' needs strides and as many lists of sizes in anchors");
        }
        return new RetinaFaceDecoder(
                r.find("boxes", last(4), "[1,N,4]"),
                r.find("scores", last(2), "[1,N,2]"),
                anchors.strides(),
                anchors.sizes(),
                suppression(o));
    }

    /** With its last layer it has one output of boxes, without one per grid. */
    private static DetectionDecoder yoloV5(Output o, Roles r) {
        return o.anchorSizes().isEmpty()
                ? new YoloRowsDecoder(r.find("output", rank(3), "[1,N,5+classes]"), suppression(o))
                : heads(o, r, YoloHeadsDecoder.Form.SQUARE, true);
    }

    private static DetectionDecoder heads(Output o, Roles r, YoloHeadsDecoder.Form form, boolean activate) {
        List<OutputPort> ports =
                new ArrayList<>(r.all("[1,anchors*(5+classes),H,W] or [1,H,W,anchors*(5+classes)] per grid", rank(4)));
        int total = o.anchorSizes().size() / 2;
        List<Integer> masks = new ArrayList<>(o.masks());
        for (int i = total - 1; masks.size() < total; i--) {
            masks.add(i); // without masks the smallest grid has the largest anchors
        }
        if (total == 0 || masks.size() % ports.size() != 0 || masks.stream().anyMatch(m -> m < 0 || m >= total)) {
            throw new VisionException(
                    Kind.MODEL_PROC,
                    "anchors are pairs of width and height, and masks tell which belong to each of the %d grids: not %s, %s"
                            .formatted(ports.size(), o.anchorSizes(), o.masks()));
        }
        int each = masks.size() / ports.size();
        boolean channelsLast = YoloGrid.channelsLast(ports, each);
        ports.sort(Comparator.comparingInt(p -> YoloGrid.cells(p, channelsLast)));
        List<YoloHeadsDecoder.Head> heads = new ArrayList<>();
        for (int g = 0; g < ports.size(); g++) {
            List<Float> sizes = new ArrayList<>();
            for (int mask :
                    masks.subList(g * each, (g + 1) * each).stream().sorted().toList()) {
                sizes.addAll(o.anchorSizes().subList(2 * mask, 2 * mask + 2));
            }
            heads.add(new YoloHeadsDecoder.Head(ports.get(g).name(), sizes));
        }
        return new YoloHeadsDecoder(heads, channelsLast, form, activate, suppression(o));
    }

    private static DetectionDecoder columns(Output o, Roles r, int extra) {
        return new YoloColumnsDecoder(r.find("output", rank(3), "[1,4+classes,N]"), extra, suppression(o));
    }

    /** There is one class; all that follows are points. */
    private static DetectionDecoder pose(Output o, Roles r) {
        OutputPort output = r.port("output", rank(3), "[1,5+3*points,N]");
        return new YoloColumnsDecoder(output.name(), output.dim(1) - ONE_CLASS_ROWS, suppression(o));
    }

    private static DetectionDecoder detr(Roles r, boolean background) {
        String boxes = r.find("pred_boxes", last(4), "[1,Q,4]");
        return new DetrDecoder(r.find("logits", rank(3), "[1,Q,classes]"), boxes, background);
    }

    private static NonMaximumSuppression suppression(Output o) {
        Float overlap = o.iouThreshold();
        return new NonMaximumSuppression(overlap == null ? OVERLAP : overlap, LIMIT);
    }

    private static Anchors grids(Output o) {
        @Nullable Anchors anchors = o.anchorGrids();
        if (anchors == null) {
            throw new VisionException(Kind.MODEL_PROC, "Converter '%s' needs anchors".formatted(o.converter()));
        }
        return anchors;
    }

    private static Predicate<OutputPort> any() {
        return port -> true;
    }

    private static Predicate<OutputPort> rank(int rank) {
        return port -> port.rank() == rank;
    }

    private static Predicate<OutputPort> last(int size) {
        return port -> port.rank() > 1 && port.dim(-1) == size;
    }

    private static Predicate<OutputPort> channels(int channels) {
        return port -> port.rank() == 4 && (port.dim(1) == channels || port.dim(1) == OutputPort.OPEN);
    }
}
