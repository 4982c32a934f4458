package io.vippet.vision.internal.openvino;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import io.vippet.openvino.Core;
import io.vippet.openvino.ElementType;
import io.vippet.openvino.InferRequest;
import io.vippet.openvino.Tensor;
import io.vippet.vision.EngineRequest;
import io.vippet.vision.FloatTensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A request whose input lies in memory of its own, so that frames are free as soon as they are copied. */
final class OpenVinoRequest implements EngineRequest {
    private static final int CACHE_LINE = 64;

    private final Arena arena = Arena.ofShared();
    private final InferRequest request;
    private final List<String> names;
    private final MemorySegment input;
    private final Tensor inputTensor;
    private final boolean fixed;
    private List<Output> outputs = List.of();

    /** @param fixed whether the shapes of all outputs are known before */
    OpenVinoRequest(Core core, InferRequest request, ModelInput in, List<String> names, boolean fixed) {
        this.request = request;
        this.names = names;
        this.fixed = fixed;
        this.input = arena.allocate((long) in.channels() * in.width() * in.height(), CACHE_LINE);
        this.inputTensor = core.tensor(ElementType.U8, in.shape(), input);
        request.setInputTensor(0, inputTensor);
    }

    @Override
    public MemorySegment input() {
        return input;
    }

    @Override
    public void start() {
        request.startAsync();
    }

    @Override
    public void await() {
        request.await();
    }

    @Override
    public List<FloatTensor> outputs() {
        if (outputs.isEmpty()) {
            List<Output> found = new ArrayList<>(names.size());
            for (int i = 0; i < names.size(); i++) {
                found.add(new Output(names.get(i), request.outputTensor(i)));
            }
            outputs = found;
        }
        List<FloatTensor> fresh = new ArrayList<>(outputs.size());
        for (Output output : outputs) {
            fresh.add(output.read());
        }
        if (!fixed) {
            forget(); // the next inference may have other shapes, elsewhere
        }
        return fresh;
    }

    private void forget() {
        outputs.forEach(Output::close);
        outputs = List.of();
    }

    /** One output; where the shape is fixed it stays at its place, and is asked for once. */
    private final class Output {
        private final String name;
        private final Tensor tensor;
        private final List<Integer> shape;
        private final MemorySegment data;
        private final float[] copy;

        Output(String name, Tensor tensor) {
            this.name = name;
            this.tensor = tensor;
            shape = tensor.shape().dimensions().stream().map(Math::toIntExact).toList();
            data = tensor.data();
            copy = new float[Math.toIntExact(tensor.shape().elements())];
        }

        FloatTensor read() {
            return fixed ? new FloatTensor(name, shape, this::fill) : new FloatTensor(name, shape, fill());
        }

        private float[] fill() {
            MemorySegment.copy(data, JAVA_FLOAT, 0, copy, 0, copy.length);
            return copy;
        }

        void close() {
            tensor.close();
        }
    }

    @Override
    public void close() {
        forget();
        request.close();
        inputTensor.close();
        arena.close();
    }
}
