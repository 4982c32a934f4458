package io.vippet.benchmark.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.device.Devices;
import io.vippet.api.job.ExecutionConfig;
import io.vippet.api.job.MetadataMode;
import io.vippet.api.runner.Introspection;
import io.vippet.api.runner.LaunchPreparation;
import io.vippet.graph.Graph;
import io.vippet.graph.command.CommandAssembly;
import io.vippet.graph.command.PipelineStreams;
import io.vippet.graph.command.RunCommand;
import io.vippet.graph.command.RunOptions;
import io.vippet.graph.command.RunSettings;
import io.vippet.graph.lookup.CameraCatalog;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Host;
import io.vippet.graph.lookup.ImageSetCatalog;
import io.vippet.graph.lookup.Locations;
import io.vippet.graph.lookup.ModelCatalog;
import io.vippet.graph.lookup.TsConversion;
import io.vippet.graph.lookup.VideoCatalog;
import io.vippet.graph.policy.LaunchPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Makes the launch text of a run from what this machine has: catalogues, elements, places, site policy. */
@Component(service = {RunPreparation.class, LaunchPreparation.class})
public final class RunPreparation implements LaunchPreparation {

    private final Settings settings;
    private final Introspection introspection;
    private final Devices devices;
    private final LaunchPolicy policy;
    private final ModelCatalog models;
    private final VideoCatalog videos;
    private final ImageSetCatalog imageSets;
    private final CameraCatalog cameras;
    private final TsConversion tsConversion;

    /** Creates the service; without cameras, image sets or a converter these are unknown to runs. */
    @Activate
    public RunPreparation(
            @Reference Settings settings,
            @Reference Introspection introspection,
            @Reference Devices devices,
            @Reference LaunchPolicy policy,
            @Reference ModelCatalog models,
            @Reference VideoCatalog videos,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    ImageSetCatalog imageSets,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    CameraCatalog cameras,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    TsConversion tsConversion) {
        this.settings = settings;
        this.introspection = introspection;
        this.devices = devices;
        this.policy = policy;
        this.models = models;
        this.videos = videos;
        this.imageSets = imageSets == null ? name -> Optional.empty() : imageSets;
        this.cameras = cameras == null ? CameraCatalog.none() : cameras;
        this.tsConversion = tsConversion == null ? (source, target) -> false : tsConversion;
    }

    /** All that references in a graph can point to. */
    Catalog catalog() {
        Locations locations = new Locations(
                place(Place.LABELS), place(Place.SCRIPTS), place(Place.UPLOADED_IMAGES), place(Place.AUTO_VIDEOS));
        return new Catalog(models, videos, imageSets, RunPreparation::isFile, locations);
    }

    /**
     * Checks that a graph may run here.
     *
     * @throws io.vippet.graph.GraphException naming what is refused
     */
    void checkPolicy(Graph graph) {
        policy.check(graph, LaunchPolicy.Use.PREPARED);
    }

    /**
     * Prepares a run and makes the directories that it writes to.
     *
     * @throws io.vippet.graph.GraphException saying why it cannot run
     */
    RunCommand prepare(List<PipelineStreams> pipelines, ExecutionConfig config, String jobId) {
        return prepare(pipelines, config, jobId, LocalDateTime.now());
    }

    /** The same, with the time that names the directories of the run. */
    RunCommand prepare(List<PipelineStreams> pipelines, ExecutionConfig config, String jobId, LocalDateTime time) {
        UsbCameraRule.check(pipelines);
        RunOptions options = new RunOptions(
                RunOptions.Output.valueOf(config.outputMode().name()),
                config.maxRuntime(),
                config.metadataMode() == MetadataMode.FILE);
        RunSettings places = runSettings(settings.path(Place.OUTPUT_VIDEOS), settings.path(Place.METADATA));
        RunCommand command =
                new CommandAssembly(catalog(), host(), places, policy).assemble(pipelines, options, jobId, time);
        // Only those that the text names: a run without output leaves nothing behind.
        command.directories().stream()
                .filter(directory -> command.launch().contains(directory + "/"))
                .forEach(RunPreparation::create);
        return command;
    }

    @Override
    public RunCommand trial(Graph graph, Path directory) {
        boolean publishes = graph.nodes().stream().anyMatch(node -> node.type().equals("gvametapublish"));
        return alone(graph, new RunOptions(RunOptions.Output.DISABLED, 0, publishes), directory);
    }

    @Override
    public RunCommand looped(Graph graph, double seconds, Path directory) {
        return alone(graph, new RunOptions(RunOptions.Output.DISABLED, seconds, false), directory);
    }

    private RunCommand alone(Graph graph, RunOptions options, Path directory) {
        List<PipelineStreams> pipeline = List.of(new PipelineStreams("trial", "trial", graph, 1));
        return new CommandAssembly(catalog(), host(), runSettings(directory, directory), policy)
                .assemble(pipeline, options, "trial", LocalDateTime.now());
    }

    /** Pipeline id to the videos that lie in its directory now, as clients spell them; every pipeline is in it. */
    Map<String, List<String>> files(List<PipelineStreams> pipelines, RunCommand command) {
        Map<String, List<String>> files = new LinkedHashMap<>();
        for (PipelineStreams pipeline : pipelines) {
            String directory = command.videoDirs().get(pipeline.id());
            files.put(
                    pipeline.id(),
                    directory == null
                            ? List.of()
                            : OutputFiles.list(Path.of(directory)).stream()
                                    .map(settings::onWire)
                                    .toList());
        }
        return files;
    }

    private Host host() {
        return new Host(new ProposedElements(introspection.elements(), devices.backends()), cameras, tsConversion);
    }

    private RunSettings runSettings(Path videos, Path metadata) {
        return new RunSettings(
                videos.toString(),
                metadata.toString(),
                settings.text("LIVE_STREAM_SERVER_HOST").orElse("mediamtx"),
                settings.integer("LIVE_STREAM_SERVER_PORT", 8554),
                settings.integer("RTSPSRC_DEFAULT_LATENCY_MS", RunSettings.DEFAULT_RTSP_LATENCY_MS));
    }

    private String place(Place place) {
        return settings.path(place).toString();
    }

    private static void create(String directory) {
        try {
            Files.createDirectories(Path.of(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Directory " + directory + " for the output cannot be created: " + e.getMessage(), e);
        }
    }

    private static boolean isFile(String path) {
        try {
            return Files.isRegularFile(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
