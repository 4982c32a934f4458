package io.vippet.vision.internal.element;

import io.vippet.gstreamer.Buffer;
import io.vippet.vision.EngineModel;
import io.vippet.vision.FloatTensor;
import io.vippet.vision.internal.decode.Outputs;
import io.vippet.vision.internal.image.Placement;
import io.vippet.vision.internal.meta.FrameTensors;
import io.vippet.vision.internal.meta.FrameTensors.Tensor;
import java.util.List;

/** {@code gvainference}: attaches the outputs of a model as they are. */
final class GvaInference extends InferenceElement<List<Tensor>> {
    private String model = "";

    GvaInference(Inferring inferring) {
        super(inferring, InferenceProperties.DETECT_REGION);
    }

    @Override
    void prepare(ModelSetup setup, EngineModel compiled) {
        model = setup.name();
    }

    @Override
    List<Tensor> decode(Target target, Placement placement, Outputs outputs) {
        int region = target.region() == null ? -1 : target.region().id();
        return outputs.tensors().stream().map(t -> tensor(region, t)).toList();
    }

    private Tensor tensor(int region, FloatTensor t) {
        return new Tensor(region, model, t.name(), t.shape(), t.data().clone());
    }

    @Override
    void complete(Buffer buffer, List<FrameWork.Result<List<Tensor>>> results) {
        FrameTensors.add(
                buffer, results.stream().flatMap(r -> r.value().stream()).toList());
    }
}
