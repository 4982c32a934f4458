package io.vippet.benchmarks.inference;

import io.vippet.runner.protocol.Command;
import io.vippet.runner.protocol.Event;
import io.vippet.runner.protocol.Lines;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much longer the first frame takes than the hundredth in a child that was started before it was needed, as the
 * server's spare is: from the entry into {@code gvadetect} until it leaves, in a live stream that is slower than the model.
 */
final class WarmBench {
    private static final int FRAMES = 110;
    private static final int NEIGHBOURS = 10;
    private static final long SPARE_SECONDS = 3;

    private final Path home;
    private final Path jars;
    private final Path stamps;
    private final Lines lines = new Lines();

    /**
     * A bench of the child in a distribution.
     *
     * @param jars directory of the child's jars
     * @param stamps jar with {@link PrintedStamps}
     */
    WarmBench(Path home, Path jars, Path stamps) {
        this.home = home;
        this.jars = jars;
        this.stamps = stamps;
    }

    void run(Subject subject, int children) throws IOException, InterruptedException {
        double[] first = new double[children];
        double[] hundredth = new double[children];
        double[] ratios = new double[children];
        for (int i = 0; i < children; i++) {
            List<Double> millis = frames(subject);
            first[i] = millis.getFirst();
            hundredth[i] = middle(millis.subList(FRAMES - 2 * NEIGHBOURS, FRAMES).stream()
                    .mapToDouble(m -> m)
                    .toArray());
            ratios[i] = first[i] / hundredth[i];
        }
        System.out.printf(
                "RESULT warm model=\"%s\" children=%d first_ms=%.2f hundredth_ms=%.2f ratio=%.2f aim=2.0%n",
                subject.name(), children, middle(first), middle(hundredth), middle(ratios));
    }

    /** Time of each frame of one child in ms. */
    private List<Double> frames(Subject subject) throws IOException, InterruptedException {
        Process child = start();
        try {
            BufferedReader events = child.inputReader();
            await(events, Event.Ready.class);
            TimeUnit.SECONDS.sleep(SPARE_SECONDS);
            String launch = "videotestsrc name=a is-live=true num-buffers=" + FRAMES
                    + " ! video/x-raw,format=NV12,width=1920,height=1080,framerate=25/1 ! benchin ! "
                    + subject.element("scheduling-policy=latency nireq=1") + " ! benchout ! fakesink name=b sync=false";
            child.outputWriter()
                    .append(lines.format(
                            new Command.Run("warm", launch, Command.Mode.NORMAL, 0, false, List.of("a__b"), false)))
                    .append('\n')
                    .flush();
            Event.Result result = await(events, Event.Result.class);
            List<Double> millis = child.errorReader()
                    .lines()
                    .filter(line -> line.startsWith(PrintedStamps.PREFIX))
                    .map(line -> Long.parseLong(line.substring(PrintedStamps.PREFIX.length())) / 1e6)
                    .toList();
            if (millis.size() != FRAMES) {
                throw new IOException("%d of %d frames passed: %s".formatted(millis.size(), FRAMES, result));
            }
            return millis;
        } finally {
            child.destroy();
        }
    }

    private <E extends Event> E await(BufferedReader events, Class<E> type) throws IOException {
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            Event event = lines.event(line).orElse(null);
            if (event instanceof Event.Error error) {
                throw new IOException("The child failed: " + error.message());
            }
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
        throw new IOException("The child ended");
    }

    // As the server starts its children; with one more jar at the end the AOT cache still fits.
    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-modules=jdk.incubator.vector",
                "-XX:AOTCache=" + home.resolve("cache/aot/child.aot"),
                "-cp"));
        try (Stream<Path> files = Files.list(jars)) {
            command.add(Stream.concat(
                            files.filter(f -> f.toString().endsWith(".jar")).sorted(), Stream.of(stamps))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator)));
        }
        command.add("io.vippet.runner.child.Main");
        ProcessBuilder builder = new ProcessBuilder(command);
        Path cache = Files.createDirectories(home.resolve("cache/openvino/bench"));
        builder.environment().put("OPENVINO_CACHE_DIR", cache.toString());
        builder.environment().put("OPENVINO_LIB_DIR", home.resolve("openvino").toString());
        builder.environment()
                .put(
                        "GST_REGISTRY",
                        home.resolve("cache/gst-registry/registry.bin").toString());
        return builder.start();
    }

    private static double middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
