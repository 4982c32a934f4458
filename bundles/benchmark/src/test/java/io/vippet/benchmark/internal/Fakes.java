package io.vippet.benchmark.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.device.Device;
import io.vippet.api.device.DeviceBackend;
import io.vippet.api.device.Devices;
import io.vippet.api.job.Job;
import io.vippet.api.job.JobContext;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobTask;
import io.vippet.api.job.Jobs;
import io.vippet.api.metadata.Metadata;
import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.api.pipeline.Variant;
import io.vippet.api.runner.ElementInfo;
import io.vippet.api.runner.InferenceDevice;
import io.vippet.api.runner.Introspection;
import io.vippet.api.runner.Run;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.Runner;
import io.vippet.graph.Graph;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The other bundles, as far as a performance test sees them. */
final class Fakes {

    static final String JOB = "0123456789abcdef0123456789abcdef";

    private Fakes() {}

    /** All places below one directory; outputs are spelled as clients know them. */
    record FakeSettings(Path home) implements Settings {
        @Override
        public Optional<String> text(String name) {
            return Optional.empty();
        }

        @Override
        public int integer(String name, int defaultValue) {
            return defaultValue;
        }

        @Override
        public Path path(Place place) {
            return home.resolve(place.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public String onWire(Path local) {
            Path outputs = path(Place.OUTPUT_VIDEOS);
            return local.startsWith(outputs) ? "/videos/output/" + outputs.relativize(local) : local.toString();
        }

        @Override
        public Path local(String onWire) {
            throw new UnsupportedOperationException();
        }
    }

    /** Takes one job and does nothing with it until asked. */
    static final class FakeJobs implements Jobs {
        @Nullable
        String request;

        @Nullable
        JobOutcome cancelledInQueue;

        @Nullable
        JobTask task;

        @Override
        public String submit(JobKind kind, String newRequest, JobOutcome whenCancelled, JobTask newTask) {
            request = newRequest;
            cancelledInQueue = whenCancelled;
            task = newTask;
            return JOB;
        }

        @Override
        public Optional<Job> find(String id) {
            return Optional.empty();
        }

        @Override
        public List<Job> list(JobKind kind) {
            return List.of();
        }

        @Override
        public Stop stop(String id) {
            return Stop.UNKNOWN;
        }
    }

    /** Records what a task tells about itself. */
    static final class FakeContext implements JobContext {
        final List<String> events = new ArrayList<>();
        final Path log;
        boolean cancelled;

        @Nullable
        Runnable onCancel;

        FakeContext(Path log) {
            this.log = log;
        }

        @Override
        public String id() {
            return JOB;
        }

        @Override
        public Path log() {
            return log;
        }

        @Override
        public void phase(JobPhase phase) {
            events.add(phase.name());
        }

        @Override
        public void publish(String result) {
            events.add(result);
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public void onCancel(Runnable stop) {
            onCancel = stop;
        }
    }

    /** Answers every run the same way. */
    static final class FakeRunner implements Runner {
        @Nullable
        RunRequest request;

        RunResult result = result(0, false);

        @Nullable
        RuntimeException failure;

        Runnable during = () -> {};
        int stops;

        @Override
        public Run start(RunRequest newRequest, RunListener listener) {
            request = newRequest;
            listener.playing(12);
            return new Run() {
                @Override
                public RunResult await() {
                    during.run();
                    if (failure != null) {
                        throw failure;
                    }
                    return result;
                }

                @Override
                public void stop() {
                    stops++;
                }
            };
        }
    }

    static RunResult result(int exitCode, boolean stopped) {
        return new RunResult(
                exitCode,
                stopped,
                795,
                10.5,
                75.5,
                75.5,
                1,
                Map.of(),
                null,
                Map.of(),
                List.of(
                        new RunResult.Inference("d", "m", "CPU", "A processor", "f32", "OpenVINO", "2026.4.1"),
                        new RunResult.Inference("c", "n", "CPU", "A processor", "bf16", "OpenVINO", "2026.4.1")),
                Map.of("face", 7L),
                List.of(),
                List.of());
    }

    /** Remembers what was registered. */
    static final class FakeMetadata implements Metadata {
        final Map<String, List<Path>> files = new LinkedHashMap<>();

        @Override
        public Map<String, List<String>> register(String jobId, Map<String, List<Path>> newFiles) {
            files.putAll(newFiles);
            Map<String, List<String>> urls = new LinkedHashMap<>();
            newFiles.forEach((id, paths) -> urls.put(id, List.of("/metadata-of" + id)));
            return urls;
        }

        @Override
        public Snapshot snapshot(String jobId, String pipelineSlug, int index, int limit) {
            return new Snapshot.NoMetadata();
        }

        @Override
        public Following follow(String jobId, String pipelineSlug, int index) {
            return new Following.NoMetadata();
        }
    }

    /** Pipelines with one variant {@code cpu} each. */
    static final class FakePipelines implements Pipelines {
        private final Map<String, Pipeline> pipelines = new HashMap<>();

        void add(String id, Graph graph) {
            Instant now = Instant.EPOCH;
            Variant variant = new Variant("cpu", "CPU", true, graph, graph, now, now);
            pipelines.put(
                    id,
                    new Pipeline(
                            id,
                            "Name of " + id,
                            "",
                            PipelineSource.PREDEFINED,
                            List.of(),
                            List.of(variant),
                            null,
                            now,
                            now));
        }

        @Override
        public List<Pipeline> list() {
            return List.copyOf(pipelines.values());
        }

        @Override
        public Optional<Pipeline> find(String id) {
            return Optional.ofNullable(pipelines.get(id));
        }

        @Override
        public List<Pipeline> templates() {
            return List.of();
        }

        @Override
        public Optional<Pipeline> template(String id) {
            return Optional.empty();
        }
    }

    /** A processor whose backend proposes what not every machine has. */
    static final class FakeDevices implements Devices, DeviceBackend {
        @Override
        public List<Device> list() {
            return List.of();
        }

        @Override
        public List<DeviceBackend> backends() {
            return List.of(this);
        }

        @Override
        public List<Device> devices(List<InferenceDevice> seen) {
            return List.of();
        }

        @Override
        public boolean owns(String deviceName) {
            return deviceName.equals("CPU");
        }

        @Override
        public List<String> decoders(String codec) {
            return codec.equals("h264") ? List.of("fastdec") : List.of();
        }

        @Override
        public List<String> encoders(boolean stream) {
            return List.of("openh264enc bitrate=16000000 complexity=low", "x264enc bitrate=16000");
        }

        @Override
        public Optional<String> converter() {
            return Optional.empty();
        }
    }

    /** A machine with the usual software elements. */
    static final class FakeIntrospection implements Introspection {
        List<String> names = List.of("avdec_h264", "openh264enc", "x264enc", "videoconvert");

        @Override
        public List<ElementInfo> elements() {
            return names.stream()
                    .map(n -> new ElementInfo(n, "", "", "", List.of()))
                    .toList();
        }

        @Override
        public List<InferenceDevice> devices() {
            return List.of();
        }

        @Override
        public void refresh() {}
    }
}
