package io.vippet.benchmarks.inference;

import io.vippet.benchmarks.inference.Slice.Figures;
import io.vippet.gstreamer.ElementRegistrar;
import io.vippet.gstreamer.Gst;
import io.vippet.gstreamer.Measurements;
import io.vippet.vision.InferenceEngine;
import io.vippet.vision.ModelRequest.Hint;
import io.vippet.vision.internal.element.VisionElements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.ToDoubleFunction;

/**
 * The inferring elements against the loop of OpenVINO's own {@code benchmark_app}, in slices that alternate, on the same
 * machine, model, precision, hint and number of requests. Arguments: home, python with OpenVINO's wheel, script of the
 * loop, directory for clips, rounds, and the part to run if not all: loop, element, shared, latency, kernel, memory, warm.
 */
public final class InferenceBench {
    private static final double SECONDS = 2;
    private static final int REQUESTS = 4;
    /** What preparing a 1080p frame may take, in ms of processor time. */
    private static final double PREPARING = 1.2;

    private final Path home;
    private final Path python;
    private final Path script;
    private final int rounds;
    private final Clips clips;
    private final Runs runs;
    private final Stamps stamps = new Stamps();
    private final InferenceEngine engine;

    private InferenceBench(Path home, Path python, Path script, Path directory, int rounds) throws Exception {
        this.home = home;
        this.python = python;
        this.script = script;
        this.rounds = rounds;
        clips = new Clips(home, directory);
        engine = ServiceLoader.load(InferenceEngine.class).findFirst().orElseThrow();
        // Loads OpenVINO before GStreamer loads plug-ins written in C++: else libunwind, which comes with GStreamer,
        // raises the exceptions that libgcc then cannot pass on, and the process aborts.
        new VisionElements().engine();
        Measurements measurements = new Measurements();
        Gst.init();
        ElementRegistrar.register(new VisionElements().elements(), measurements);
        ElementRegistrar.register(stamps.elements(), measurements);
        runs = new Runs(measurements);
    }

    /** Runs all parts. */
    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        System.out.printf(
                "Load average at the start: %s (quiet is below 0.5).%n%n",
                Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0]);
        var bench = new InferenceBench(
                Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]), Integer.parseInt(args[4]));
        Subject small = bench.subject("oidv4 300x300", "oidv4/FP32/oidv4.tflite", 300, 300);
        Subject large = bench.subject("centerface 640x640", "centerface/FP32/centerface.onnx", 640, 640);
        String part = args.length > 5 ? args[5] : "all";
        if (is(part, "loop")) {
            bench.loop(small);
            bench.loop(large);
        }
        if (is(part, "element")) {
            bench.element(small, "1080p", 1920, 1080);
            bench.element(large, "1080p", 1920, 1080);
            bench.element(large, "360p", 640, 360);
        }
        if (is(part, "shared")) {
            bench.shared(small);
        }
        if (is(part, "latency")) {
            bench.latency(large);
        }
        if (is(part, "kernel")) {
            KernelBench.resampling();
            KernelBench.drawing();
        }
        if (is(part, "warm")) {
            new WarmBench(bench.home, Path.of(args[6]), Path.of(args[7])).run(small, Math.max(5, bench.rounds));
        }
        if (is(part, "memory")) {
            bench.memory(bench.subject("face_short 128x128", "face_short/FP32/face_short.tflite", 128, 128));
        }
    }

    private static boolean is(String asked, String part) {
        return asked.equals("all") || asked.equals(part);
    }

    private Subject subject(String name, String file, int width, int height) {
        return new Subject(name, home.resolve("models/output").resolve(file), width, height);
    }

    /** The bare loop. */
    private void loop(Subject subject) throws Exception {
        List<Figures> theirs = new ArrayList<>();
        List<Figures> ours = new ArrayList<>();
        try (var python = python(subject, Hint.THROUGHPUT, REQUESTS);
                var java = new JavaLoop(engine, subject, Hint.THROUGHPUT, REQUESTS)) {
            java.run(1);
            for (int round = 0; round < Math.max(8, rounds); round++) {
                theirs.add(python.run(SECONDS));
                ours.add(java.run(SECONDS));
            }
        }
        double ratio = ratio(ours, theirs, Figures::fps);
        System.out.printf(
                "RESULT loop model=\"%s\" benchmark_app_fps=%.1f java_fps=%.1f ratio=%.3f cpu_ratio=%.3f aim=0.97%n",
                subject.name(),
                median(theirs, Figures::fps),
                median(ours, Figures::fps),
                ratio,
                ratio(theirs, ours, Figures::cpuMillis));
    }

    /** A whole pipeline. */
    private void element(Subject subject, String size, int width, int height) throws Exception {
        Path clip = clips.of(width, height);
        String source = "filesrc location=%s ! qtdemux ! h264parse ! avdec_h264 ! ".formatted(clip);
        String sink = " ! gvafpscounter ! fakesink sync=false";
        List<Figures> theirs = new ArrayList<>();
        List<Figures> ours = new ArrayList<>();
        List<Figures> decoding = new ArrayList<>();
        try (var python = python(subject, Hint.THROUGHPUT, REQUESTS)) {
            for (int round = 0; round < rounds; round++) {
                theirs.add(python.run(2 * SECONDS));
                ours.add(runs.play(source + subject.element("nireq=" + REQUESTS + " threshold=0.6") + sink));
                decoding.add(runs.play(source + "identity" + sink));
                theirs.add(python.run(2 * SECONDS));
                ours.add(runs.play(source + subject.element("nireq=" + REQUESTS + " threshold=0.6") + sink));
            }
        }
        double inference = median(theirs, Figures::cpuMillis);
        double decode = median(decoding, Figures::cpuMillis);
        double share = inference / (inference + decode + PREPARING);
        System.out.printf(
                "RESULT element model=\"%s\" clip=%s benchmark_app_fps=%.1f pipeline_fps=%.1f ratio=%.3f"
                        + " inference_cpu_ms=%.2f decode_cpu_ms=%.2f pipeline_cpu_ms=%.2f aim=%.3f%n",
                subject.name(),
                size,
                median(theirs, Figures::fps),
                median(ours, Figures::fps),
                ratio(ours, theirs, Figures::fps),
                inference,
                decode,
                median(ours, Figures::cpuMillis),
                height > 720 ? 0.95 * share : 0.90);
    }

    /** Four streams of one model instance against one stream with as many requests. */
    private void shared(Subject subject) throws Exception {
        Path clip = clips.of(640, 360);
        String stream =
                "filesrc location=%s ! qtdemux ! h264parse ! avdec_h264 ! %s ! gvafpscounter ! fakesink sync=false ";
        String one = stream.formatted(clip, subject.element("nireq=" + 2 * REQUESTS));
        String four = stream.formatted(clip, subject.element("model-instance-id=shared nireq=" + REQUESTS / 2))
                .repeat(4);
        List<Figures> single = new ArrayList<>();
        List<Figures> together = new ArrayList<>();
        for (int round = 0; round < Math.max(3, rounds); round++) {
            single.add(runs.play(one));
            together.add(runs.play(four));
        }
        System.out.printf(
                "RESULT shared model=\"%s\" one_stream_fps=%.1f four_streams_fps=%.1f ratio=%.3f aim=0.95%n",
                subject.name(),
                median(single, Figures::fps),
                median(together, Figures::fps),
                ratio(together, single, Figures::fps));
    }

    /** A live camera, tuned for latency; it delivers decoded frames, so that nothing of decoding is in it. */
    private void latency(Subject subject) throws Exception {
        List<Figures> theirs = new ArrayList<>();
        List<Figures> ours = new ArrayList<>();
        String live =
                "videotestsrc is-live=true num-buffers=80 ! video/x-raw,format=NV12,width=640,height=360,framerate=15/1 "
                        + "! benchin ! " + subject.element("scheduling-policy=latency nireq=1")
                        + " ! benchout ! gvafpscounter ! fakesink sync=false";
        try (var python = python(subject, Hint.LATENCY, 1)) {
            for (int round = 0; round < Math.max(3, rounds); round++) {
                theirs.add(python.run(2 * SECONDS));
                Figures run = runs.play(live);
                ours.add(new Figures(run.fps(), run.cpuMillis(), stamps.median(20)));
            }
        }
        System.out.printf(
                "RESULT latency model=\"%s\" benchmark_app_p50_ms=%.2f element_p50_ms=%.2f ratio=%.3f aim=1.15%n",
                subject.name(),
                median(theirs, Figures::latencyMillis),
                median(ours, Figures::latencyMillis),
                ratio(ours, theirs, Figures::latencyMillis));
    }

    /** Garbage and resident memory over many frames. */
    private void memory(Subject subject) throws Exception {
        String launch = "videotestsrc num-buffers=%d pattern=black ! video/x-raw,format=NV12,width=320,height=240 ! "
                + subject.element("") + " ! gvafpscounter ! fakesink sync=false";
        runs.play(launch.formatted(20_000));
        double before = Processor.residentMebibytes();
        long bytes = Processor.allocated();
        int total = 50_000;
        runs.play(launch.formatted(total));
        System.out.printf(
                "RESULT memory frames=%d garbage_bytes_per_frame=%d rss_before_mib=%.0f rss_after_mib=%.0f aim=2048%n",
                total, (Processor.allocated() - bytes) / total, before, Processor.residentMebibytes());
    }

    private PythonLoop python(Subject subject, Hint hint, int requests) throws Exception {
        return PythonLoop.start(python, script, subject, hint.name(), requests);
    }

    private static double median(List<Figures> figures, ToDoubleFunction<Figures> which) {
        return middle(figures.stream().mapToDouble(which).toArray());
    }

    /** Median of the ratios of neighbours in time. */
    private static double ratio(List<Figures> above, List<Figures> below, ToDoubleFunction<Figures> which) {
        double[] ratios = new double[Math.min(above.size(), below.size())];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = which.applyAsDouble(above.get(i)) / which.applyAsDouble(below.get(i));
        }
        return middle(ratios);
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
