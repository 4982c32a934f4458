package io.vippet.optimization.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.job.Job;
import io.vippet.api.job.JobContext;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobTask;
import io.vippet.api.job.Jobs;
import io.vippet.api.pipeline.GraphConverter;
import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.api.pipeline.Variant;
import io.vippet.api.runner.ElementInfo;
import io.vippet.api.runner.InferenceDevice;
import io.vippet.api.runner.Introspection;
import io.vippet.api.runner.LaunchPreparation;
import io.vippet.api.runner.Run;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.RunResult;
import io.vippet.api.runner.Runner;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphException;
import io.vippet.graph.Visibility;
import io.vippet.graph.command.RunCommand;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Locations;
import io.vippet.graph.lookup.ModelEntry;
import io.vippet.graph.view.SimpleView;
import io.vippet.graph.view.VariantGraphs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The other bundles, as far as an optimization sees them. */
final class Fakes {

    static final String JOB = "0123456789abcdef0123456789abcdef";

    private Fakes() {}

    /** Converts for real; models {@code m} and {@code n} are installed. */
    static final class FakeConverter implements GraphConverter {

        private final Catalog catalog = new Catalog(
                () -> List.of(model("m"), model("n")),
                name -> Optional.empty(),
                name -> Optional.empty(),
                path -> true,
                new Locations("/labels", "/scripts", "/images", "/videos"));

        private static ModelEntry model(String name) {
            return new ModelEntry(name, "detection", name, null, null, true);
        }

        @Override
        public VariantGraphs toGraphs(String description) {
            try {
                Graph graph = LaunchText.parse(description, catalog);
                return new VariantGraphs(graph, SimpleView.of(graph, Visibility.standard()));
            } catch (GraphException e) {
                throw refused(e);
            }
        }

        @Override
        public String toDescription(Graph graph) {
            try {
                return LaunchText.print(graph, catalog);
            } catch (GraphException e) {
                throw refused(e);
            }
        }

        private static PipelineException refused(GraphException e) {
            return new PipelineException(PipelineException.Kind.INVALID_GRAPH, String.valueOf(e.getMessage()), e);
        }

        @Override
        public Graph toSimple(String pipelineId, String variantId, Graph advanced) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Graph toAdvanced(String pipelineId, String variantId, Graph simple) {
            throw new UnsupportedOperationException();
        }
    }

    /** Some settings; places below one directory. */
    record FakeSettings(Path home, Map<String, String> texts) implements Settings {
        @Override
        public Optional<String> text(String name) {
            return Optional.ofNullable(texts.get(name));
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
            throw new UnsupportedOperationException();
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
        JobTask task;

        @Override
        public String submit(JobKind kind, String newRequest, JobOutcome whenCancelled, JobTask newTask) {
            request = newRequest;
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
        final List<String> published = new ArrayList<>();
        final Path log;
        final CountDownLatch stoppable = new CountDownLatch(1);
        volatile boolean cancelled;
        private volatile @Nullable Runnable onCancel;

        FakeContext(Path log) {
            this.log = log;
        }

        /** Stops the job as its user would. */
        void cancel() {
            cancelled = true;
            Runnable stop = onCancel;
            if (stop != null) {
                stop.run();
            }
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
        public void phase(JobPhase phase) {}

        @Override
        public void publish(String result) {
            published.add(result);
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public void onCancel(Runnable stop) {
            onCancel = stop;
            stoppable.countDown();
        }
    }

    /** One variant {@code cpu} per pipeline. */
    static final class FakePipelines implements Pipelines {
        private final Map<String, Pipeline> pipelines = new HashMap<>();

        void add(String id, VariantGraphs graphs) {
            Instant now = Instant.EPOCH;
            Variant variant = new Variant("cpu", "CPU", true, graphs.advanced(), graphs.simple(), now, now);
            pipelines.put(
                    id,
                    new Pipeline(id, id, "", PipelineSource.PREDEFINED, List.of(), List.of(variant), null, now, now));
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

    /** Runs graphs as they are written. */
    record FakePreparation(GraphConverter converter) implements LaunchPreparation {
        @Override
        public RunCommand trial(Graph graph, Path directory) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RunCommand looped(Graph graph, double seconds, Path directory) {
            String launch = converter.toDescription(graph);
            return new RunCommand(
                    launch, Set.of(directory.resolve("videos").toString()), Map.of(), Map.of(), Map.of(), Map.of());
        }
    }

    /** Answers by launch text; a text that is not answered hangs until it is stopped. */
    static final class FakeRunner implements Runner {
        final List<String> launches = new ArrayList<>();
        private final Function<String, @Nullable RunResult> answers;
        final CountDownLatch hanging = new CountDownLatch(1);

        FakeRunner(Function<String, @Nullable RunResult> answers) {
            this.answers = answers;
        }

        @Override
        public Run start(RunRequest request, RunListener listener) {
            launches.add(request.launch());
            RunResult answer = answers.apply(request.launch());
            CountDownLatch stopped = new CountDownLatch(1);
            return new Run() {
                @Override
                public RunResult await() throws InterruptedException {
                    if (answer != null) {
                        return answer;
                    }
                    hanging.countDown();
                    stopped.await();
                    return result(0, true);
                }

                @Override
                public void stop() {
                    stopped.countDown();
                }
            };
        }
    }

    static RunResult result(double fps, boolean stopped) {
        return new RunResult(
                0,
                stopped,
                Math.round(fps * 10),
                10,
                fps,
                fps,
                1,
                Map.of(),
                null,
                Map.of(),
                List.of(),
                Map.of("car", 5L, "person", 6L),
                List.of(),
                List.of());
    }

    /** A machine with some devices. */
    record FakeIntrospection(List<InferenceDevice> devices) implements Introspection {
        @Override
        public List<ElementInfo> elements() {
            return List.of();
        }

        @Override
        public void refresh() {}
    }
}
