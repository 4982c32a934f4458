package io.vippet.vision.internal.openvino;

import io.vippet.openvino.CompiledModel;
import io.vippet.openvino.Core;
import io.vippet.openvino.OpenVinoException;
import io.vippet.openvino.Port;
import io.vippet.vision.EngineModel;
import io.vippet.vision.EngineRequest;
import io.vippet.vision.OutputPort;
import java.util.List;

/** A compiled model with a picture input. */
final class OpenVinoModel implements EngineModel {
    private final Core core;
    private final CompiledModel compiled;
    private final ModelInput input;
    private final List<OutputPort> outputs;
    private final String device;

    OpenVinoModel(Core core, CompiledModel compiled, ModelInput input) {
        this.core = core;
        this.compiled = compiled;
        this.input = input;
        this.outputs = compiled.outputs().stream().map(OpenVinoModel::port).toList();
        this.device = property("EXECUTION_DEVICES").replace("(", "").replace(")", "");
    }

    @Override
    public int width() {
        return input.width();
    }

    @Override
    public int height() {
        return input.height();
    }

    @Override
    public boolean planar() {
        return input.planar();
    }

    @Override
    public int channels() {
        return input.channels();
    }

    @Override
    public List<OutputPort> outputs() {
        return outputs;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public String fullDeviceName() {
        return DeviceReport.read(core, device, "FULL_DEVICE_NAME");
    }

    @Override
    public String precision() {
        return property("INFERENCE_PRECISION_HINT");
    }

    @Override
    public int streams() {
        String text = property("OPTIMAL_NUMBER_OF_INFER_REQUESTS");
        return text.matches("\\d{1,6}") ? Math.max(1, Integer.parseInt(text)) : 1;
    }

    @Override
    public EngineRequest newRequest() {
        return new OpenVinoRequest(
                core,
                compiled.createInferRequest(),
                input,
                outputs.stream().map(OutputPort::name).toList(),
                outputs.stream().noneMatch(o -> o.rank() == 0 || o.shape().contains(OutputPort.OPEN)));
    }

    @Override
    public void close() {
        compiled.close();
    }

    private static OutputPort port(Port port) {
        return new OutputPort(
                port.name(),
                port.shape().dimensions().stream()
                        .map(d -> d.isStatic() ? Math.toIntExact(d.min()) : OutputPort.OPEN)
                        .toList());
    }

    private String property(String key) {
        try {
            return compiled.property(key);
        } catch (OpenVinoException e) {
            return ""; // AUTO and the like do not know every key
        }
    }
}
