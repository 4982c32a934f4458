package io.vippet.benchmarks.inference;

import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.ElementType;
import io.vippet.gstreamer.FlowReturn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;

/** Two elements, {@code benchin} and {@code benchout}: how long frames take from one to the other. */
final class Stamps {
    private final Map<Long, Long> entered = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
    private final LongConsumer listener;

    Stamps() {
        this(_ -> {});
    }

    /** Stamps that also tell the ns of each frame at once. */
    Stamps(LongConsumer listener) {
        this.listener = listener;
    }

    List<ElementType> elements() {
        return List.of(
                ElementType.named("benchin", "VippetBenchIn", In::new)
                        .passthrough()
                        .build(),
                ElementType.named("benchout", "VippetBenchOut", Out::new)
                        .passthrough()
                        .build());
    }

    /** Median in ms without the first {@code skip} frames; forgets all. */
    double median(int skip) {
        double[] sorted = taken.stream().skip(skip).mapToDouble(n -> n / 1e6).toArray();
        Arrays.sort(sorted);
        taken.clear();
        entered.clear();
        return sorted[sorted.length / 2];
    }

    private final class In extends BaseTransform {
        @Override
        protected FlowReturn transformIp(Buffer buffer) {
            entered.put(buffer.pts(), System.nanoTime());
            return FlowReturn.OK;
        }
    }

    private final class Out extends BaseTransform {
        @Override
        protected FlowReturn transformIp(Buffer buffer) {
            Long since = entered.remove(buffer.pts());
            if (since != null) {
                long nanos = System.nanoTime() - since;
                taken.add(nanos);
                listener.accept(nanos);
            }
            return FlowReturn.OK;
        }
    }
}
