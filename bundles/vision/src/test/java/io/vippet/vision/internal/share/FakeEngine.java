package io.vippet.vision.internal.share;

import io.vippet.gstreamer.ElementProvider.InferenceDevice;
import io.vippet.vision.EngineModel;
import io.vippet.vision.EngineRequest;
import io.vippet.vision.FloatTensor;
import io.vippet.vision.InferenceEngine;
import io.vippet.vision.ModelRequest;
import io.vippet.vision.OutputPort;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Counts what is made and freed; fails when told to. */
final class FakeEngine implements InferenceEngine {
    static final int STREAMS = 3;

    int loaded;
    int requests;
    int closedRequests;
    int closedModels;
    boolean failing;

    @Override
    public String name() {
        return "Fake";
    }

    @Override
    public boolean serves(String device) {
        return device.startsWith("FAKE");
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public List<InferenceDevice> devices() {
        return List.of();
    }

    @Override
    public EngineModel load(ModelRequest request) {
        if (failing) {
            throw new VisionException(Kind.MODEL, "as told");
        }
        loaded++;
        return new FakeModel();
    }

    private final class FakeModel implements EngineModel {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public int height() {
            return 1;
        }

        @Override
        public boolean planar() {
            return true;
        }

        @Override
        public int channels() {
            return 3;
        }

        @Override
        public List<OutputPort> outputs() {
            return List.of();
        }

        @Override
        public String device() {
            return "FAKE";
        }

        @Override
        public String fullDeviceName() {
            return "";
        }

        @Override
        public String precision() {
            return "";
        }

        @Override
        public int streams() {
            return STREAMS;
        }

        @Override
        public EngineRequest newRequest() {
            requests++;
            return new FakeRequest();
        }

        @Override
        public void close() {
            closedModels++;
        }
    }

    private final class FakeRequest implements EngineRequest {
        private final MemorySegment input = Arena.ofAuto().allocate(3);

        @Override
        public MemorySegment input() {
            return input;
        }

        @Override
        public void start() {}

        @Override
        public void await() {}

        @Override
        public List<FloatTensor> outputs() {
            return List.of();
        }

        @Override
        public void close() {
            closedRequests++;
        }
    }
}
