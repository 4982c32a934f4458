package io.vippet.vectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.vectors.VectorRunner.Outcome;
import io.vippet.vectors.VectorRunner.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of files with cases; files whose names begin with {@code contexts} say what exists while they run. */
final class VectorFolder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Path> files;
    private final ObjectNode contexts = JsonNodeFactory.instance.objectNode();
    private int passed;
    private int failed;
    private int skipped;

    VectorFolder(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> all = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            files = all.stream().filter(file -> !isContext(file)).toList();
            for (Path file : all) {
                if (isContext(file) && JSON.readTree(file.toFile()) instanceof ObjectNode some) {
                    contexts.setAll(some);
                }
            }
        }
    }

    private static boolean isContext(Path file) {
        return file.getFileName().toString().startsWith("contexts");
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Prints passed and failed per file with the ids of failed cases, then the totals; true when none failed. */
    boolean run(KnownDifferences differences, PrintStream out) throws IOException {
        VectorRunner runner = new VectorRunner(contexts, differences);
        for (Path file : files) {
            report(file.getFileName().toString(), results(runner, file), out);
        }
        out.println(counts(passed, failed, skipped));
        return failed == 0;
    }

    private static List<Result> results(VectorRunner runner, Path file) throws IOException {
        try {
            JsonNode cases = JSON.readTree(file.toFile());
            if (cases.isArray()) {
                return runner.run(cases);
            }
            return List.of(new Result("(file)", Outcome.FAILED, "It is not a list of cases."));
        } catch (JsonProcessingException e) {
            return List.of(new Result("(file)", Outcome.FAILED, "It is not JSON: " + e.getOriginalMessage()));
        }
    }

    private void report(String name, List<Result> results, PrintStream out) {
        int failedHere = count(results, Outcome.FAILED);
        int skippedHere = count(results, Outcome.SKIPPED);
        int passedHere = count(results, Outcome.PASSED);
        passed += passedHere;
        failed += failedHere;
        skipped += skippedHere;
        out.println(name + ": " + counts(passedHere, failedHere, skippedHere));
        for (Result result : results) {
            if (result.outcome() != Outcome.PASSED) {
                out.println("  " + (result.outcome() == Outcome.FAILED ? "failed " : "skipped ") + result.id() + "  "
                        + result.problem());
            }
        }
    }

    private static int count(List<Result> results, Outcome outcome) {
        return (int) results.stream().filter(r -> r.outcome() == outcome).count();
    }

    private static String counts(int passed, int failed, int skipped) {
        String text = passed + " passed, " + failed + " failed";
        return skipped == 0 ? text : text + ", " + skipped + " skipped";
    }
}
