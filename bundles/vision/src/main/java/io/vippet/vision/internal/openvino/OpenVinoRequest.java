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
    private List<FloatTensor> outputs = List.of();

    OpenVinoRequest(Core core, InferRequest request, ModelInput in, List<String> names) {
        this.request = request;
        this.names = names;
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
        List<FloatTensor> fresh = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            try (Tensor t = request.outputTensor(i)) {
                fresh.add(copy(i, t));
            }
        }
        outputs = fresh;
        return fresh;
    }

    // Outputs may change their shape between inferences; their arrays are kept while they do not.
    private FloatTensor copy(int index, Tensor t) {
        int n = Math.toIntExact(t.shape().elements());
        List<Integer> shape =
                t.shape().dimensions().stream().map(Math::toIntExact).toList();
        FloatTensor last = index < outputs.size() ? outputs.get(index) : null;
        FloatTensor now = last != null && last.shape().equals(shape)
                ? last
                : new FloatTensor(names.get(index), shape, new float[n]);
        MemorySegment.copy(t.data(), JAVA_FLOAT, 0, now.data(), 0, n);
        return now;
    }

    @Override
    public void close() {
        request.close();
        inputTensor.close();
        arena.close();
    }
}
