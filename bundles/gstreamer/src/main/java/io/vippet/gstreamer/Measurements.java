package io.vippet.gstreamer;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * Where the elements of one process leave what they measured. Elements reach it by {@link BaseTransform#measurements()};
 * whoever registered them reads it. Thread-safe.
 */
public final class Measurements {

    private final List<FrameCounter> counters = new CopyOnWriteArrayList<>();
    private final Map<String, LongAdder> detections = new ConcurrentHashMap<>();
    private final Map<String, Inference> inferences = new ConcurrentHashMap<>();

    /** Opens a counter; each is one stream. */
    public FrameCounter open(String element) {
        FrameCounter counter = new FrameCounter(element);
        counters.add(counter);
        return counter;
    }

    /** Adds detections of a label. */
    public void detected(String label, long count) {
        detections.computeIfAbsent(label, _ -> new LongAdder()).add(count);
    }

    /** Tells what an inferring element uses; the last word per element counts. */
    public void inference(Inference inference) {
        inferences.put(inference.element(), inference);
    }

    /** Frames of all streams so far. */
    public long frames() {
        return counters.stream().mapToLong(FrameCounter::frames).sum();
    }

    /** Streams that have delivered frames and are not over. */
    public int active() {
        return (int) counters.stream().filter(FrameCounter::active).count();
    }

    /** Time of the first frame of any stream, ns of the monotonic clock; empty before. */
    public OptionalLong firstFrame() {
        return counters.stream()
                .filter(c -> c.frames() > 0)
                .mapToLong(FrameCounter::first)
                .min();
    }

    /** Whether every stream has delivered a frame. */
    public boolean allDeliver() {
        return !counters.isEmpty() && counters.stream().allMatch(c -> c.frames() > 0);
    }

    public List<FrameCounter.Snapshot> counters() {
        return counters.stream().map(FrameCounter::snapshot).toList();
    }

    /** Detections by label, in the order of the labels. */
    public Map<String, Long> detections() {
        Map<String, Long> sums = new TreeMap<>();
        detections.forEach((label, sum) -> sums.put(label, sum.sum()));
        return sums;
    }

    /** What the inferring elements use, in the order of their names. */
    public List<Inference> inferences() {
        return List.copyOf(new TreeMap<>(inferences).values());
    }

    /** Forgets everything; for a new run in the same process. */
    public void reset() {
        counters.clear();
        detections.clear();
        inferences.clear();
    }

    /**
     * What one inferring element uses, as the engine reports it; empty texts when unknown.
     *
     * @param element name of the element
     * @param model file of the model
     * @param device {@code CPU}, {@code GPU.0}: where it really runs
     * @param fullDeviceName the vendor's name
     * @param precision {@code f32}, {@code bf16} …: what is really computed in
     * @param engine {@code OpenVINO}
     */
    public record Inference(
            String element,
            String model,
            String device,
            String fullDeviceName,
            String precision,
            String engine,
            String engineVersion) {}
}
