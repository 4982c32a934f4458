package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Buffer;
import io.vippet.vision.EngineModel;
import io.vippet.vision.internal.decode.ClassDecoder;
import io.vippet.vision.internal.decode.ClassDecoders;
import io.vippet.vision.internal.decode.Classification;
import io.vippet.vision.internal.decode.DecoderTrial;
import io.vippet.vision.internal.decode.Outputs;
import io.vippet.vision.internal.image.Placement;
import io.vippet.vision.internal.meta.Attribute;
import io.vippet.vision.internal.meta.FrameResults;
import io.vippet.vision.internal.meta.Region;
import io.vippet.vision.internal.model.ModelProc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code gvaclassify}: says something about each region found upstream, or about whole frames. */
final class GvaClassify extends InferenceElement<List<Attribute>> {
    private List<Attributor> attributors = List.of();
    private Reclassification reclassification = new Reclassification(1);

    private record Attributor(String name, String model, ClassDecoder decoder) {
        Attribute attribute(Outputs outputs) {
            Classification c = decoder.decode(outputs);
            return new Attribute(name, c.text(), c.id(), c.confidence(), model);
        }
    }

    GvaClassify(Inferring inferring) {
        super(inferring, InferenceProperties.CLASSIFY_REGION);
    }

    @Override
    void prepare(ModelSetup setup, EngineModel model) {
        reclassification = new Reclassification(get(InferenceProperties.RECLASSIFY));
        List<ModelProc.Output> outputs = setup.proc().outputPostproc();
        List<ModelProc.Output> used = outputs.isEmpty() ? List.of(ModelProc.Output.of("label")) : outputs;
        attributors = used.stream()
                .map(o -> {
                    String name = o.attributeName();
                    ClassDecoder decoder = ClassDecoders.of(o, setup.labels(o), model.outputs());
                    DecoderTrial.run(decoder, model.outputs(), model.width(), model.height());
                    return new Attributor(name == null ? setup.name() : name, setup.name(), decoder);
                })
                .toList();
    }

    @Override
    boolean wants(Region region, long frame) {
        return reclassification.due(region.trackId(), frame);
    }

    @Override
    boolean completesWithoutTargets() {
        return reclassification.repeats();
    }

    @Override
    List<Attribute> decode(Target target, Placement placement, Outputs outputs) {
        return attributors.stream().map(a -> a.attribute(outputs)).toList();
    }

    @Override
    void complete(Buffer buffer, List<FrameWork.Result<List<Attribute>>> results) {
        int width = frames().width();
        int height = frames().height();
        Map<Integer, List<Attribute>> fresh = new HashMap<>();
        List<Region> regions = new ArrayList<>();
        for (FrameWork.Result<List<Attribute>> result : results) {
            Region region = result.target().region();
            if (region == null) {
                regions.add(new Region(0, -1, -1, "", 0, 1, 0, 0, 1, 1, result.value()));
            } else {
                fresh.put(region.id(), result.value());
                reclassification.remember(region.trackId(), result.value());
            }
        }
        for (Region region : FrameResults.of(buffer, width, height).regions()) {
            List<Attribute> now = fresh.get(region.id());
            regions.add(region.with(now != null ? now : reclassification.last(region.trackId())));
        }
        new FrameResults(regions).writeTo(buffer, width, height);
    }
}
