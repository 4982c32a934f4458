package io.vippet.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.graph.Graph;
import io.vippet.graph.command.CommandAssembly;
import io.vippet.graph.command.PipelineStreams;
import io.vippet.graph.command.RunCommand;
import io.vippet.graph.command.RunOptions;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Host;
import io.vippet.graph.policy.LaunchPolicy;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Carries out the operation {@code command}. */
final class CommandVectors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

    private CommandVectors() {}

    static ObjectNode run(JsonNode input, VectorContext context, Catalog catalog, Host host) {
        CommandAssembly assembly = new CommandAssembly(catalog, host, context.settings(), LaunchPolicy.unrestricted());
        List<PipelineStreams> pipelines = new ArrayList<>();
        for (JsonNode pipeline : input.get("pipelines")) {
            Graph graph = pipeline.has("graph")
                    ? GraphJson.read(pipeline.get("graph"))
                    : LaunchText.parse(pipeline.get("description").asText(), catalog);
            pipelines.add(new PipelineStreams(
                    pipeline.get("pipeline_id").asText(),
                    pipeline.get("pipeline_name").asText(),
                    graph,
                    pipeline.get("streams").asInt()));
        }
        String output = input.get("output_mode").asText().toUpperCase(Locale.ROOT);
        RunOptions options = new RunOptions(
                RunOptions.Output.valueOf(output),
                input.get("max_runtime").asDouble(),
                input.get("metadata_mode").asText().equals("file"));
        LocalDateTime time = LocalDateTime.parse(input.get("timestamp").asText(), TIME);
        return json(assembly.assemble(pipelines, options, input.get("job_id").asText(), time));
    }

    private static ObjectNode json(RunCommand command) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("command", command.launch());
        result.set("video_output_dirs", JSON.valueToTree(command.videoDirs()));
        result.set("live_stream_urls", JSON.valueToTree(command.liveUrls()));
        result.set("metadata_files", JSON.valueToTree(command.metadataFiles()));
        ObjectNode streams = result.putObject("streams");
        command.streams().forEach((id, identities) -> {
            ArrayNode list = streams.putArray(id);
            identities.forEach(identity -> list.addObject()
                    .put("source_name", identity.source())
                    .put("sink_name", identity.sink())
                    .put("stream_id", identity.id()));
        });
        return result;
    }
}
