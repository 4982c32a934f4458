package io.vippet.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFolderTest {

    private static final String PASSING = """
            {"id": "a/slug", "op": "slug", "input": {"text": "A b"}, "context": {"use": "bare"}, "expected": {"slug": "a-b"}}""";
    private static final String FAILING = """
            {"id": "b/slug", "op": "slug", "input": {"text": "A b"}, "context": {"use": "bare"}, "expected": {"slug": "ab"},
             "accidental": ["some-code"]}""";
    private static final String UNKNOWN = """
            {"id": "c/fly", "op": "fly", "input": {}, "context": {"use": "bare"}, "expected": {},
             "accidental": ["some-code"]}""";

    private final Path folder;
    private boolean passed;

    VectorFolderTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("contexts-graph.json"), "{\"bare\": {}}");
    }

    @Test
    void countsPerFileAndInAll() throws IOException {
        Files.writeString(folder.resolve("one.json"), "[" + PASSING + "," + FAILING + "]");
        Files.writeString(folder.resolve("two.json"), "[" + PASSING + "]");

        assertThat(run(KnownDifferences.none()))
                .contains("one.json: 1 passed, 1 failed\n  failed b/slug  /expected/slug: wanted \"ab\", got \"a-b\"\n")
                .contains("two.json: 1 passed, 0 failed\n")
                .endsWith("2 passed, 1 failed\n");
        assertThat(passed).isFalse();
    }

    @Test
    void skipsDifferencesThatAreListed() throws IOException {
        Path page = folder.resolve("differences.md");
        Files.writeString(page, "# X\n- `other`: no\n## Graph\n\n- `some-code`: because\n\n## Else\n- `third`: no\n");
        Files.writeString(folder.resolve("one.json"), "[" + PASSING + "," + FAILING + "]");
        KnownDifferences differences = KnownDifferences.read(page);

        assertThat(differences.reasons()).containsOnlyKeys("some-code");
        assertThat(run(differences)).endsWith("1 passed, 0 failed, 1 skipped\n");
        assertThat(passed).isTrue();
    }

    @Test
    void unknownOperationsFailWhateverTheirCodes() throws IOException {
        Path page = folder.resolve("differences.md");
        Files.writeString(page, "## Graph\n- `some-code`: because\n");
        Files.writeString(folder.resolve("one.json"), "[" + UNKNOWN + "]");

        assertThat(run(KnownDifferences.read(page)))
                .contains("failed c/fly  The operation 'fly' is not known.")
                .endsWith("0 passed, 1 failed\n");
    }

    @Test
    void filesThatAreNoListsOfCasesFail() throws IOException {
        Files.writeString(folder.resolve("one.json"), "{}");
        Files.writeString(folder.resolve("two.json"), "[{\"id\": ");
        Files.writeString(folder.resolve("three.json"), "[{\"id\": \"d\"}, {\"id\": \"e\", \"input\": {}}, 5]");

        assertThat(run(KnownDifferences.none()))
                .contains("(file)  It is not a list of cases.")
                .contains("(file)  It is not JSON")
                .contains("failed d  It has no input.")
                .contains("failed e  There is no context ''.")
                .endsWith("0 passed, 5 failed\n");
    }

    @Test
    void orderOfPropertiesCounts() throws IOException {
        String parse = """
                {"id": "f/parse", "op": "parse", "input": {"description": "tee a=1 b=2"}, "context": {"use": "bare"},
                 "expected": {"graph": {"nodes": [{"id": "0", "type": "tee", "data": {%s}}], "edges": []}}}""";
        String right = "\"a\": \"1\", \"b\": \"2\"";
        String wrong = "\"b\": \"2\", \"a\": \"1\"";
        Files.writeString(
                folder.resolve("one.json"), "[" + parse.formatted(right) + "," + parse.formatted(wrong) + "]");

        assertThat(run(KnownDifferences.none())).endsWith("1 passed, 1 failed\n");
    }

    private String run(KnownDifferences differences) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        passed = new VectorFolder(folder).run(differences, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
