package io.vippet.graph.command;

import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.decoder.DecoderReplacement;
import io.vippet.graph.internal.decoder.OutputText;
import io.vippet.graph.internal.launch.LaunchPrinter;
import io.vippet.graph.internal.launch.Words;
import io.vippet.graph.internal.preparation.CameraCheck;
import io.vippet.graph.internal.preparation.GraphFacts;
import io.vippet.graph.internal.preparation.IntermediateSinks;
import io.vippet.graph.internal.preparation.Looping;
import io.vippet.graph.internal.preparation.MainOutput;
import io.vippet.graph.internal.preparation.MetadataPaths;
import io.vippet.graph.internal.preparation.ModelInstanceIds;
import io.vippet.graph.internal.preparation.RtspSettings;
import io.vippet.graph.internal.preparation.StreamNames;
import io.vippet.graph.internal.preparation.UniqueNames;
import io.vippet.graph.internal.preparation.WatermarkRemoval;
import io.vippet.graph.internal.reference.References;
import io.vippet.graph.internal.reference.TsCompanion;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Host;
import io.vippet.graph.policy.LaunchPolicy;
import java.util.Map;

/** Adds one pipeline with all its streams to a run's command. Output and metadata are those of the first stream. */
final class PipelineCommand {

    private final PipelineStreams pipeline;
    private final RunOptions options;
    private final RunPlace place;
    private final Catalog catalog;
    private final Host host;
    private final int rtspLatencyMs;
    private final LaunchPolicy policy;

    PipelineCommand(
            PipelineStreams pipeline,
            RunOptions options,
            RunPlace place,
            Catalog catalog,
            Host host,
            int rtspLatencyMs,
            LaunchPolicy policy) {
        this.pipeline = pipeline;
        this.options = options;
        this.place = place;
        this.catalog = catalog;
        this.host = host;
        this.rtspLatencyMs = rtspLatencyMs;
        this.policy = policy;
    }

    void appendTo(CommandBuilder command) {
        policy.check(pipeline.graph(), LaunchPolicy.Use.PREPARED);
        Graph graph = ModelInstanceIds.set(pipeline.graph());
        CameraCheck.check(graph);
        checkPublisher(graph);
        graph = new RtspSettings(host.cameras(), rtspLatencyMs).set(graph);
        command.directories(pipeline.id(), place);
        graph = decoded(graph);
        if (options.maxRuntime() > 0) {
            graph = new Looping(new TsCompanion(catalog, host.tsConversion())).apply(graph);
        }
        String output = output(graph, command);
        for (int stream = 0; stream < pipeline.streams(); stream++) {
            appendStream(command, graph, stream, output);
        }
    }

    private void checkPublisher(Graph graph) {
        if (options.metadata() && !Elements.hasType(graph, GraphFacts.PUBLISHER)) {
            throw new GraphException(
                    GraphErrorKind.METADATA_WITHOUT_PUBLISHER,
                    Map.of("pipeline", pipeline.name()),
                    "Metadata of pipeline '" + pipeline.name() + "' (" + pipeline.id()
                            + ") cannot be written: it has no " + GraphFacts.PUBLISHER
                            + " element. Add one or set metadata_mode to disabled.");
        }
    }

    private Graph decoded(Graph graph) {
        if (!Elements.hasType(graph, Elements.DECODEBIN3) && !Elements.hasImageSetSource(graph)) {
            return graph;
        }
        return new DecoderReplacement(host.elements(), host.cameras())
                .apply(
                        graph,
                        GraphFacts.inputCodec(graph, catalog.videos(), host.cameras()),
                        GraphFacts.targetDevice(graph));
    }

    /** Returns the text that replaces the placeholder; empty when output is disabled. */
    private String output(Graph graph, CommandBuilder command) {
        OutputText texts = new OutputText(host.elements());
        String device = GraphFacts.encoderDevice(graph);
        return switch (options.output()) {
            case DISABLED -> "";
            case FILE -> texts.file(device, quoted(OutputText.fileIn(place.videoDir())));
            case LIVE_STREAM -> {
                String text = texts.live(device, place.liveUrl());
                command.liveUrl(pipeline.id(), place.liveUrl());
                yield text;
            }
        };
    }

    /** The folder is ours and may hold blanks. */
    private static String quoted(String path) {
        return Words.oneWord(path).orElse(path);
    }

    private void appendStream(CommandBuilder command, Graph prepared, int stream, String output) {
        Graph graph = IntermediateSinks.redirect(prepared, place.videoDir(), stream);
        boolean shown = stream == 0 && options.output() != RunOptions.Output.DISABLED;
        if (shown) {
            graph = MainOutput.mark(graph);
        }
        if (stream == 0 && options.metadata()) {
            MetadataPaths metadata = MetadataPaths.set(graph, place.metadataDir());
            graph = metadata.graph();
            command.metadataFiles(pipeline.id(), metadata.files());
        }
        graph = WatermarkRemoval.apply(graph);
        StreamNames names = StreamNames.set(graph, place.index(), stream);
        graph = UniqueNames.set(names.graph(), place.index(), stream);
        String suffix = UniqueNames.suffix(place.index(), stream);
        StreamIdentity identity = new StreamIdentity(names.source() + suffix, names.sink() + suffix);
        Graph resolved = policy.quoted(new References(catalog).toPaths(graph));
        String text = new LaunchPrinter(resolved).print();
        command.stream(pipeline.id(), identity, shown ? withOutput(graph, text, output, identity.sink()) : text);
    }

    private String withOutput(Graph graph, String text, String output, String sinkName) {
        if (text.contains(Elements.PLACEHOLDER)) {
            return text.replace(Elements.PLACEHOLDER, output + " name=" + sinkName);
        }
        if (Elements.isMetadataOnly(graph)) {
            return text;
        }
        throw new GraphException(
                GraphErrorKind.MISSING_MAIN_OUTPUT_SINK,
                Map.of("pipeline", pipeline.name()),
                "Pipeline '" + pipeline.name() + "' (" + pipeline.id()
                        + ") has no place for its video output; end it with 'fakesink name="
                        + Elements.DEFAULT_SINK + "'.");
    }
}
