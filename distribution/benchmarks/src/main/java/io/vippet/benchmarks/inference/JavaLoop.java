package io.vippet.benchmarks.inference;

import io.vippet.vision.EngineModel;
import io.vippet.vision.EngineRequest;
import io.vippet.vision.InferenceEngine;
import io.vippet.vision.ModelRequest.Hint;
import java.util.ArrayList;
import java.util.List;

/** The engine's requests in turn, on one thread, without pictures: what an element can reach at most. */
final class JavaLoop implements Slice {
    private final EngineModel model;
    private final List<EngineRequest> requests = new ArrayList<>();

    JavaLoop(InferenceEngine engine, Subject subject, Hint hint, int count) {
        model = engine.load(subject.request(hint));
        for (int i = 0; i < count; i++) {
            requests.add(model.newRequest());
        }
    }

    @Override
    public Figures run(double seconds) {
        long cpu = Processor.nanos();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        requests.forEach(EngineRequest::start);
        long done = 0;
        long now;
        do {
            EngineRequest next = requests.get((int) (done % requests.size()));
            next.await();
            next.start();
            done++;
            now = System.nanoTime();
        } while (now < end);
        for (int i = 0; i < requests.size(); i++, done++) {
            requests.get((int) (done % requests.size())).await();
        }
        return new Figures(done / ((System.nanoTime() - start) / 1e9), (Processor.nanos() - cpu) / 1e6 / done, 0);
    }

    @Override
    public void close() {
        requests.forEach(EngineRequest::close);
        model.close();
    }
}
