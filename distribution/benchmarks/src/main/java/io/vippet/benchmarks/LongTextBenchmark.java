package io.vippet.benchmarks;

import io.vippet.graph.Graph;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.Catalog;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Texts far longer than any pipeline; the time per character must not grow with the length. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LongTextBenchmark {

    private static final List<String> PARTS = List.of(
            "queue max-size-buffers=16 leaky=downstream",
            "gvadetect model-instance-id=shared_detector device=CPU inference-interval=3 threshold=0.45",
            "video/x-raw(memory:VAMemory), format=NV12, width=1920, height=1080",
            "textoverlay text=\"camera at the north gate\" valignment=top halignment=left",
            "tee name=split_after_detection",
            "videoconvert n-threads=2");

    /** Characters. */
    @Param({"100000", "1000000", "10000000"})
    public int length;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Catalog catalog = BenchCatalog.of(List.of());
    private String text = "";

    /** Makes the text. */
    @Setup
    public void prepare() {
        StringBuilder made = new StringBuilder("videotestsrc");
        for (int i = 0; made.length() < length; i++) {
            made.append(" ! ").append(PARTS.get(i % PARTS.size()));
        }
        text = made.toString();
    }

    /** Parses once; what other programs take from the machine meanwhile counts in {@link Effort} no more. */
    @Benchmark
    public Graph parse(Effort effort) {
        long start = THREADS.getCurrentThreadCpuTime();
        Graph graph = LaunchText.parse(text, catalog);
        effort.nanos += THREADS.getCurrentThreadCpuTime() - start;
        effort.parses++;
        return graph;
    }

    /** Processor time of the thread, without garbage collection. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Effort {
        public long nanos;
        public long parses;
    }
}
