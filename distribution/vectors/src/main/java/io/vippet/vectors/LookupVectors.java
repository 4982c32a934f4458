package io.vippet.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.command.CommandAssembly;
import io.vippet.graph.internal.decoder.DecoderChoice;
import io.vippet.graph.internal.decoder.EncoderChoice;
import io.vippet.graph.internal.decoder.OutputText;
import io.vippet.graph.internal.decoder.UsbCaps;
import io.vippet.graph.internal.reference.FolderReferences;
import io.vippet.graph.internal.reference.ImageSets;
import io.vippet.graph.internal.reference.ModelLookup;
import io.vippet.graph.internal.reference.References;
import io.vippet.graph.internal.reference.TsCompanion;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Host;
import io.vippet.graph.lookup.ModelEntry;
import io.vippet.graph.lookup.ModelVariantEntry;
import io.vippet.graph.lookup.ModelsFile;
import io.vippet.graph.lookup.UsbCamera;
import io.vippet.graph.lookup.VideoEntry;
import io.vippet.graph.policy.LaunchPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out look-ups and choices. */
final class LookupVectors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LookupVectors() {}

    static @Nullable ObjectNode run(
            String operation, JsonNode input, VectorContext context, Catalog catalog, Host host) {
        ModelLookup models = new ModelLookup(catalog.models());
        return switch (operation) {
            case "catalog" -> catalog(input, context.modelsFolder());
            case "find-model" ->
                object(
                        "display_name",
                        models.byPath(
                                        text(input, "model_path"),
                                        VectorContext.text(input.get("model_proc_path")),
                                        input.get("installed_only").asBoolean())
                                .map(ModelEntry::label));
            case "model-by-display-name" -> model(models.installed(text(input, "display_name")));
            case "model-on-device" ->
                JsonNodeFactory.instance
                        .objectNode()
                        .put("supported", models.runsOn(text(input, "display_name"), text(input, "device")));
            case "video-path" ->
                object("path", catalog.videos().video(text(input, "filename")).map(VideoEntry::path));
            case "ts-path" ->
                object("path", new TsCompanion(catalog, host.tsConversion()).path(text(input, "filename")));
            case "image-set-pattern" -> {
                ImageSets sets =
                        new ImageSets(catalog.imageSets(), catalog.locations().uploadedImages());
                yield object("pattern", sets.find(text(input, "name")).map(sets::pattern));
            }
            case "labels-path" ->
                object(
                        "path",
                        FolderReferences.labels(catalog.locations().labels(), catalog.files())
                                .path(text(input, "name")));
            case "labels-name" -> object("name", name(catalog, "gvadetect", "labels", text(input, "path")));
            case "video-filename" ->
                object(
                        "filename",
                        name(catalog, "filesrc", "location", text(input, "path"))
                                .filter(name -> !name.isEmpty()));
            default -> choose(operation, input, context, catalog, host);
        };
    }

    private static @Nullable ObjectNode choose(
            String operation, JsonNode input, VectorContext context, Catalog catalog, Host host) {
        return switch (operation) {
            case "select-decoder" ->
                object(
                        "element",
                        new DecoderChoice(host.elements()).select(text(input, "codec"), text(input, "target_device")));
            case "raw-format" ->
                JsonNodeFactory.instance.objectNode().put("raw", DecoderChoice.isRaw(text(input, "fourcc")));
            case "v4l2-caps" ->
                object(
                        "caps",
                        UsbCaps.text(new UsbCamera.Capture(
                                text(input, "fourcc"),
                                input.get("width").asInt(),
                                input.get("height").asInt(),
                                input.get("fps").asDouble())));
            case "select-encoder" ->
                object(
                        "element",
                        new EncoderChoice(host.elements())
                                .select(
                                        text(input, "device"),
                                        input.get("streaming").asBoolean()));
            case "file-output" ->
                object(
                        "subpipeline",
                        Optional.of(new OutputText(host.elements())
                                .file(text(input, "encoder_device"), OutputText.fileIn(text(input, "output_dir")))));
            case "live-output" -> {
                String url = new CommandAssembly(catalog, host, context.settings(), LaunchPolicy.unrestricted())
                        .liveUrl(text(input, "pipeline_id"), text(input, "job_id"));
                String live = new OutputText(host.elements()).live(text(input, "encoder_device"), url);
                yield object("subpipeline", Optional.of(live)).put("url", url);
            }
            default -> null;
        };
    }

    /** The name that a path in a property becomes. */
    private static Optional<String> name(Catalog catalog, String element, String key, String path) {
        Graph graph = new Graph(List.of(new Node("0", element, Map.of(key, path))), List.of());
        Graph named = new References(catalog).toNames(graph);
        return Optional.ofNullable(named.nodes().getFirst().data().get(key));
    }

    private static ObjectNode model(Optional<ModelEntry> model) {
        return object("model_path", model.map(ModelEntry::path))
                .put("model_proc", model.map(ModelEntry::modelProc).orElse(null));
    }

    private static ObjectNode catalog(JsonNode input, String folder) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode models = result.putArray("models");
        Object content = JSON.convertValue(input.get("entries"), Object.class);
        for (ModelVariantEntry model : ModelsFile.expand(content, folder)) {
            models.addObject()
                    .put("name", model.name())
                    .put("display_name", model.label())
                    .put("canonical_name", model.canonicalName())
                    .put("canonical_display_name", model.canonicalLabel())
                    .put("type", model.type())
                    .put("source", model.source())
                    .put("hub", model.hub())
                    .put("precision", model.precision())
                    .put("default", model.isDefault())
                    .put("model_path", model.path())
                    .put("model_path_full", model.fullPath())
                    .put("model_proc_full", model.modelProc())
                    .put("unsupported_devices", model.unsupportedDevices());
        }
        return result;
    }

    private static String text(JsonNode input, String key) {
        return VectorOperations.text(input, key);
    }

    private static ObjectNode object(String key, Optional<String> value) {
        return VectorOperations.object(key, value.orElse(null));
    }
}
