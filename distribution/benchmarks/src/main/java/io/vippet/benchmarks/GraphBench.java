package io.vippet.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures the graph library, each benchmark in JVMs of its own. */
public final class GraphBench {

    private static final int FORKS = 1;
    private static final int ROUNDS = 5;
    private static final TimeValue ROUND = TimeValue.milliseconds(1000);

    /** 25 elements with a branch, in the style of the shipped pipelines. */
    private static final String TWENTY_FIVE = """
            filesrc location=/videos/input/street.mp4 ! decodebin3 ! video/x-raw(memory:VAMemory),format=NV12 ! \
            vapostproc ! queue max-size-buffers=8 ! gvadetect model=/models/output/person/FP16/person.xml device=GPU \
            threshold=0.5 inference-interval=3 ! queue ! gvatrack tracking-type=short-term-imageless ! tee name=t ! queue ! \
            gvaclassify model=/models/output/colour/FP16/colour.xml device=GPU object-class=car threshold=0.4 ! queue ! \
            gvaclassify model=/models/output/type/FP16/type.xml device=CPU object-class=car threshold=0.4 ! queue ! \
            gvawatermark ! gvafpscounter ! gvametaconvert add-empty-results=true ! gvametapublish method=file \
            file-format=json-lines file-path=/dev/null ! fakesink name=default_output_sink sync=false t. ! queue \
            leaky=downstream ! videoconvert ! videoscale ! openh264enc bitrate=4000000 complexity=low ! h264parse ! \
            splitmuxsink location=/videos/output/record.mp4 max-size-time=60000000000""";

    private GraphBench() {}

    /**
     * Prints progress, then the results.
     *
     * @param arguments the folder with the packs
     */
    public static void main(String[] arguments) throws IOException, RunnerException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String shipped = ShippedPipelines.largest(Path.of(arguments[0]));
        out.printf(
                "Largest shipped pipeline: %d elements; the other one: %d elements%n",
                ShippedPipelines.elements(shipped), ShippedPipelines.elements(TWENTY_FIVE));
        Collection<RunResult> pipelines = new Runner(options(PipelineBenchmark.class)
                        .param("text", shipped, TWENTY_FIVE)
                        .build())
                .run();
        Collection<RunResult> lengths =
                new Runner(options(LongTextBenchmark.class).build()).run();
        out.println();
        for (RunResult result : pipelines) {
            boolean largest = result.getParams().getParam("text").equals(shipped);
            String name = name(result) + (largest ? "_us" : "_25_us");
            out.printf(Locale.ROOT, "RESULT %s=%.2f us%n", name, median(result));
        }
        for (RunResult result : lengths) {
            int length = Integer.parseInt(result.getParams().getParam("length"));
            String name = length == 1_000_000 ? "parse" : "parse_" + length / 1000 + "kb";
            double micros = result.getPrimaryResult().getScore();
            out.printf(Locale.ROOT, "RESULT %s_mb_s=%.1f MB/s%n", name, length / micros);
            out.printf(Locale.ROOT, "RESULT %s_cpu_mb_s=%.1f MB/s%n", name, length / effort(result));
        }
        pressure(out);
    }

    /** How long others kept programs waiting for the processor during the last minute, where Linux tells. */
    private static void pressure(PrintStream out) throws IOException {
        Path file = Path.of("/proc/pressure/cpu");
        if (Files.isReadable(file)) {
            Matcher some = Pattern.compile("some .*avg60=([0-9.]+)").matcher(Files.readString(file));
            if (some.find()) {
                out.println("RESULT cpu_pressure=" + some.group(1) + " %");
            }
        }
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark) {
        return new OptionsBuilder()
                .include("\\b" + benchmark.getSimpleName() + "\\.")
                .forks(FORKS)
                .warmupIterations(ROUNDS)
                .warmupTime(ROUND)
                .measurementIterations(ROUNDS)
                .measurementTime(ROUND)
                .jvmArgs("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn512m")
                .verbosity(VerboseMode.NORMAL);
    }

    private static String name(RunResult result) {
        String label = result.getParams().getBenchmark();
        return label.substring(label.lastIndexOf('.') + 1);
    }

    /** In microseconds. Other programs stretch a few of the samples only. */
    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    /** Processor time of one parse in microseconds. */
    private static double effort(RunResult result) {
        Map<String, Result> counters = result.getSecondaryResults();
        return score(counters, "nanos") / score(counters, "parses") / 1000;
    }

    private static double score(Map<String, Result> counters, String name) {
        return Objects.requireNonNull(counters.get(name), name).getScore();
    }
}
