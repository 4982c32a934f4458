package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.Property;
import io.vippet.vision.EngineModel;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.decode.DecoderTrial;
import io.vippet.vision.internal.decode.Detection;
import io.vippet.vision.internal.decode.DetectionDecoder;
import io.vippet.vision.internal.decode.DetectionDecoders;
import io.vippet.vision.internal.decode.Outputs;
import io.vippet.vision.internal.decode.Recognition;
import io.vippet.vision.internal.image.Placement;
import io.vippet.vision.internal.meta.FrameResults;
import io.vippet.vision.internal.meta.Region;
import io.vippet.vision.internal.model.Labels;
import io.vippet.vision.internal.model.ModelProc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code gvadetect}: finds objects in frames, or in regions of them. */
final class GvaDetect extends InferenceElement<List<Detection>> {
    private @Nullable DetectionDecoder decoder;
    private Labels labels = Labels.NONE;
    private float threshold;
    private int thresholdSet;

    GvaDetect(Inferring inferring) {
        super(inferring, InferenceProperties.DETECT_REGION);
    }

    @Override
    protected void propertyChanged(Property<?> property) {
        if (property == InferenceProperties.THRESHOLD) {
            thresholdSet++;
        }
    }

    @Override
    void prepare(ModelSetup setup, EngineModel model) {
        List<ModelProc.Output> outputs = setup.proc().outputPostproc();
        if (outputs.size() > 1) {
            throw new VisionException(
                    Kind.MODEL_PROC, "gvadetect uses one entry of output_postproc, not " + outputs.size());
        }
        ModelProc.Output described = outputs.isEmpty() ? ModelProc.Output.of("") : outputs.getFirst();
        String converter = described.converter();
        ModelProc.Output output = converter == null || converter.isEmpty()
                ? described.with(Recognition.detector(model.outputs(), model.width(), model.height()))
                : described;
        DetectionDecoder made = DetectionDecoders.of(output, model.outputs());
        DecoderTrial.run(made, model.outputs(), model.width(), model.height());
        decoder = made;
        labels = setup.labels(output);
        Float ofModel = output.threshold();
        threshold = ofModel == null || isThresholdSet() ? get(InferenceProperties.THRESHOLD) : ofModel;
    }

    // Construction sets every property to its default once; whatever comes after that was asked for.
    private boolean isThresholdSet() {
        return thresholdSet > 1
                || !get(InferenceProperties.THRESHOLD).equals(InferenceProperties.THRESHOLD.defaultValue());
    }

    @Override
    List<Detection> decode(Target target, Placement placement, Outputs outputs) {
        DetectionDecoder ready = decoder;
        if (ready == null) {
            throw new IllegalStateException("Not prepared");
        }
        List<Detection> found = ready.decode(outputs, threshold);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Detection> visible = new ArrayList<>(found.size());
        for (Detection d : found) {
            Detection there = inFrame(d, placement, outputs);
            if (there.right() > there.left() && there.bottom() > there.top()) {
                visible.add(there);
            }
        }
        return visible;
    }

    private Detection inFrame(Detection d, Placement p, Outputs o) {
        double width = frames().width();
        double height = frames().height();
        return new Detection(
                unit(p.pictureX(d.left() * o.width()) / width),
                unit(p.pictureY(d.top() * o.height()) / height),
                unit(p.pictureX(d.right() * o.width()) / width),
                unit(p.pictureY(d.bottom() * o.height()) / height),
                d.confidence(),
                d.label());
    }

    @Override
    void complete(Buffer buffer, List<FrameWork.Result<List<Detection>>> results) {
        int width = frames().width();
        int height = frames().height();
        List<Region> all =
                new ArrayList<>(FrameResults.of(buffer, width, height).regions());
        int id = 0;
        for (Region known : all) {
            id = Math.max(id, known.id());
        }
        for (FrameWork.Result<List<Detection>> result : results) {
            Region parent = result.target().region();
            for (Detection d : result.value()) {
                all.add(region(++id, parent, d));
            }
        }
        new FrameResults(all).writeTo(buffer, width, height);
    }

    private Region region(int id, @Nullable Region parent, Detection d) {
        String label = labels.text(d.label());
        measurements().detected(label, 1);
        return new Region(
                id,
                parent == null ? -1 : parent.id(),
                -1,
                label,
                d.label(),
                d.confidence(),
                d.left(),
                d.top(),
                d.right(),
                d.bottom(),
                List.of());
    }

    private static float unit(double value) {
        return (float) Math.max(0, Math.min(1, value));
    }
}
