package io.vippet.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.graph.Graph;
import io.vippet.graph.Slug;
import io.vippet.graph.SyntheticId;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.decoder.DecoderReplacement;
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
import io.vippet.graph.internal.reference.TsCompanion;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Host;
import io.vippet.graph.view.SimpleMerge;
import io.vippet.graph.view.SimpleView;
import io.vippet.graph.view.VariantGraphs;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out the operations that cases name. */
final class VectorOperations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final VectorContext context;
    private final Catalog catalog;
    private final Host host;

    VectorOperations(VectorContext context) {
        this.context = context;
        this.catalog = context.catalog();
        this.host = context.host();
    }

    /** Returns null for operations that are not known. */
    @Nullable
    ObjectNode run(String operation, JsonNode input) {
        return switch (operation) {
            case "parse" -> graph(parse(input));
            case "roundtrip", "describe" -> object("description", LaunchText.print(graph(input), catalog));
            case "simple" -> graph(SimpleView.of(graph(input), context.visibility()));
            case "merge" -> graph(merge(input));
            case "validate-advanced" ->
                graph(VariantGraphs.ofAdvanced(graph(input), context.visibility(), catalog)
                        .simple());
            case "validate-simple" -> validateSimple(input);
            case "command" -> CommandVectors.run(input, context, catalog, host);
            case "slug" -> object("slug", Slug.path(text(input, "text")));
            case "graph-id" -> object("id", SyntheticId.ofGraph(graph(input)));
            case "description-id" -> object("id", SyntheticId.ofDescription(text(input, "description")));
            default -> {
                ObjectNode prepared = prepare(operation, input);
                yield prepared != null ? prepared : LookupVectors.run(operation, input, context, catalog, host);
            }
        };
    }

    private @Nullable ObjectNode prepare(String operation, JsonNode input) {
        return switch (operation) {
            case "looping" -> graph(new Looping(new TsCompanion(catalog, host.tsConversion())).apply(graph(input)));
            case "rtsp-settings" ->
                graph(new RtspSettings(host.cameras(), context.settings().rtspLatencyMs()).set(graph(input)));
            case "check-camera-sources" -> {
                CameraCheck.check(graph(input));
                yield JsonNodeFactory.instance.objectNode().put("ok", true);
            }
            case "main-output" -> graph(MainOutput.mark(graph(input)));
            case "intermediate-sinks" ->
                graph(IntermediateSinks.redirect(
                        graph(input),
                        text(input, "output_dir"),
                        input.get("stream_index").asInt()));
            case "rename-elements" -> graph(UniqueNames.set(graph(input), pipeline(input), stream(input)));
            case "stream-names" -> streamNames(input);
            case "strip-watermark" -> graph(WatermarkRemoval.apply(graph(input)));
            case "metadata-paths" -> metadataPaths(input);
            case "model-instance-ids" -> graph(ModelInstanceIds.set(graph(input)));
            case "encoder-device" -> object("device", GraphFacts.encoderDevice(graph(input)));
            case "target-device" -> object("device", GraphFacts.targetDevice(graph(input)));
            case "input-codec" ->
                object(
                        "codec",
                        GraphFacts.inputCodec(graph(input), catalog.videos(), host.cameras())
                                .orElse(null));
            case "flags" -> flags(graph(input));
            case "decoder-replacement" ->
                graph(new DecoderReplacement(host.elements(), host.cameras())
                        .apply(
                                graph(input),
                                Optional.ofNullable(VectorContext.text(input.get("codec"))),
                                text(input, "target_device")));
            default -> null;
        };
    }

    private ObjectNode streamNames(JsonNode input) {
        StreamNames names = StreamNames.set(graph(input), pipeline(input), stream(input));
        return graph(names.graph())
                .put("source_name", names.source())
                .put("sink_name", names.sink())
                .put("stream_id", names.id());
    }

    private ObjectNode metadataPaths(JsonNode input) {
        MetadataPaths metadata = MetadataPaths.set(graph(input), text(input, "metadata_dir"));
        ObjectNode result = graph(metadata.graph());
        result.set("paths", JSON.valueToTree(metadata.files()));
        return result;
    }

    private static ObjectNode flags(Graph graph) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("has_gvametapublish", Elements.hasType(graph, GraphFacts.PUBLISHER))
                .put("has_decodebin3", Elements.hasType(graph, Elements.DECODEBIN3))
                .put("has_image_set_source", Elements.hasImageSetSource(graph))
                .put("metadata_only", Elements.isMetadataOnly(graph));
    }

    private Graph merge(JsonNode input) {
        return SimpleMerge.merge(
                GraphJson.read(input.get("advanced")),
                GraphJson.read(input.get("original_simple")),
                GraphJson.read(input.get("edited_simple")),
                catalog);
    }

    private ObjectNode validateSimple(JsonNode input) {
        VariantGraphs graphs = VariantGraphs.ofSimple(
                GraphJson.read(input.get("advanced")),
                GraphJson.read(input.get("original_simple")),
                GraphJson.read(input.get("edited_simple")),
                context.visibility(),
                catalog);
        return graph(graphs.advanced());
    }

    private Graph graph(JsonNode input) {
        return input.has("graph") ? GraphJson.read(input.get("graph")) : parse(input);
    }

    private Graph parse(JsonNode input) {
        return LaunchText.parse(text(input, "description"), catalog);
    }

    private static int pipeline(JsonNode input) {
        return input.get("pipeline_index").asInt();
    }

    private static int stream(JsonNode input) {
        return input.get("stream_index").asInt();
    }

    static String text(JsonNode input, String key) {
        return input.get(key).asText();
    }

    static ObjectNode object(String key, @Nullable String value) {
        return JsonNodeFactory.instance.objectNode().put(key, value);
    }

    private static ObjectNode graph(Graph graph) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("graph", GraphJson.write(graph));
        return result;
    }
}
