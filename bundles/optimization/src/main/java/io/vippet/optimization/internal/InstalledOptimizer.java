package io.vippet.optimization.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vippet.api.app.Settings;
import io.vippet.api.job.JobContext;
import io.vippet.api.job.OptimizationCandidate;
import io.vippet.api.job.OptimizationResult;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.pipeline.GraphConverter;
import io.vippet.graph.view.VariantGraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** DL Streamer's own optimizer, run by its command line. Whether it succeeded is told by the file that it writes. */
final class InstalledOptimizer {

    private static final String SETTING = "DLSTREAMER_OPTIMIZER";
    private static final String UNWANTED = "off";
    private static final Path USUAL_PLACE = Path.of("/opt/intel/dlstreamer/scripts/optimizer");
    private static final String OPTIMIZER = "dlstreamer";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path script;
    private final GraphConverter converter;

    private InstalledOptimizer(Path script, GraphConverter converter) {
        this.script = script;
        this.converter = converter;
    }

    /**
     * Looks for it where the setting says, else where DL Streamer puts it; nowhere when it is not wanted.
     *
     * @throws TestRefusedException when nothing is where the setting says
     */
    static Optional<InstalledOptimizer> find(Settings settings, GraphConverter converter) {
        String named = settings.text(SETTING).orElse("");
        if (named.equals(UNWANTED)) {
            return Optional.empty();
        }
        Path script = named.isEmpty() ? USUAL_PLACE : Path.of(named);
        if (!named.isEmpty() && !Files.exists(script)) {
            throw new TestRefusedException(
                    SETTING + " names " + script + ", which does not exist: set it to DL Streamer's optimizer.");
        }
        return Files.exists(script) ? Optional.of(new InstalledOptimizer(script, converter)) : Optional.empty();
    }

    /**
     * Runs it to its end.
     *
     * @throws CandidateException when it wrote no result, with its last words
     * @throws CancelledException when the job was stopped
     */
    OptimizationResult run(String launch, Parameters parameters, JobContext job)
            throws InterruptedException, IOException {
        job.publish(ResultJson.write(result(null, null, null, List.of(), null)));
        Path output = job.log().resolve("optimizer.json");
        OptimizerProcess process = new OptimizerProcess(script, parameters, output);
        List<String> lastWords = process.run(launch, job);
        if (!Files.isRegularFile(output)) {
            throw new CandidateException(
                    "DL Streamer's optimizer wrote no result; its last words: " + String.join("\n", lastWords));
        }
        JsonNode written = JSON.readTree(Files.readAllBytes(output));
        String optimal = written.at("/optimal/pipeline").asText();
        if (optimal.isEmpty()) {
            throw new CandidateException("DL Streamer's optimizer named no optimal pipeline");
        }
        List<OptimizationCandidate> candidates = StreamSupport.stream(
                        written.path("candidates").spliterator(), false)
                .map(candidate -> candidate(candidate, optimal))
                .toList();
        return result(
                written.at("/optimal/fps").asDouble(),
                converter.toGraphs(optimal),
                optimal,
                candidates,
                written.at("/baseline/fps").asDouble());
    }

    private static OptimizationCandidate candidate(JsonNode written, String optimal) {
        String text = written.path("pipeline").asText();
        return new OptimizationCandidate(
                List.of(), text, written.path("fps").asDouble(), null, text.equals(optimal), null);
    }

    private static OptimizationResult result(
            @Nullable Double fps,
            @Nullable VariantGraphs graphs,
            @Nullable String launch,
            List<OptimizationCandidate> candidates,
            @Nullable Double baseline) {
        return new OptimizationResult(
                fps,
                graphs == null ? null : graphs.advanced(),
                graphs == null ? null : graphs.simple(),
                launch,
                OPTIMIZER,
                baseline,
                null,
                null,
                null,
                candidates,
                null);
    }
}
