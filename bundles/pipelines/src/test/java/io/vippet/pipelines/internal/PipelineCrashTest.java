package io.vippet.pipelines.internal;

import static io.vippet.pipelines.internal.TestPacks.pack;
import static io.vippet.pipelines.internal.TestPacks.simple;
import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineDefinition;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.pipeline.PipelineUpdate;
import io.vippet.api.pipeline.Variant;
import io.vippet.api.pipeline.VariantCreate;
import io.vippet.api.pipeline.VariantUpdate;
import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that edits pipelines as fast as it can, again and again on the same database. */
class PipelineCrashTest {

    private static final int KILLS = 12;
    private static final Graph GRAPH = new Graph(
            List.of(new Node("0", "videotestsrc", Map.of()), new Node("1", "fakesink", Map.of())),
            List.of(new Edge("0", "0", "1")));
    private static final VariantCreate CPU = new VariantCreate("CPU", GRAPH, GRAPH);

    /** The process that is killed: prints what is in force as soon as the edit has returned. */
    static final class Editor {

        private final TestStore store;

        private Editor(Path home) {
            store = new TestStore(home);
        }

        public static void main(String[] args) {
            new Editor(Path.of(args[0])).edit();
        }

        @SuppressWarnings("InfiniteLoop")
        private void edit() {
            store.registry.addPack(pack("pack", 1, simple("a.yaml", "Packed")));
            while (true) {
                Pipeline created = store.editor.create(
                        new PipelineDefinition("Mine", "d", PipelineSource.USER_CREATED, List.of("t"), List.of(CPU)));
                String id = created.id();
                tell(id);
                store.editor.update(id, new PipelineUpdate("Renamed", null, List.of()));
                tell(id);
                String added = store.editor.addVariant(id, CPU).id();
                tell(id);
                store.editor.updateVariant(id, added, new VariantUpdate("Other", GRAPH, null));
                tell(id);
                store.editor.deleteVariant(id, "cpu");
                tell(id);
                store.editor.addVariant("packed", CPU);
                tell("packed");
                if (created.createdAt().getNano() / 1000 % 2 == 0) {
                    tell(id, "deleting");
                    store.editor.delete(id);
                    tell(id, "gone");
                }
            }
        }

        private void tell(String id) {
            tell(id, state(store.registry.find(id).orElseThrow()));
        }

        /** The full stop tells a whole line from one that the kill cut off. */
        private static void tell(String id, String state) {
            System.out.println(id + " " + state + ".");
            System.out.flush();
        }
    }

    /** All that edits change, in one word. */
    private static String state(Pipeline pipeline) {
        List<String> variants = new ArrayList<>();
        for (Variant variant : pipeline.variants()) {
            variants.add(variant.id() + "=" + variant.name() + variant.modifiedAt()
                    + variant.pipelineGraphSimple().nodes().size());
        }
        // Of pipelines of packs the times begin anew with each process.
        String times = pipeline.source() == PipelineSource.PREDEFINED
                ? ""
                : pipeline.createdAt() + "/" + pipeline.modifiedAt();
        return pipeline.name()
                + pipeline.tags()
                + times
                + variants.toString().replace(" ", "").replaceAll("v0=[^,\\]]*", "v0");
    }

    @Test
    void noAcknowledgedEditIsLost(@TempDir Path home) throws Exception {
        Random random = new Random(42);
        Told told = new Told();
        for (int kill = 0; kill < KILLS; kill++) {
            editUntilKilled(home, 1 + random.nextInt(40), told);
            try (TestStore store = new TestStore(home)) {
                store.registry.addPack(pack("pack", 1, simple("a.yaml", "Packed")));
                Map<String, String> found = new LinkedHashMap<>();
                store.registry.list().forEach(pipeline -> found.put(pipeline.id(), state(pipeline)));
                told.compare(found);
            }
        }

        assertThat(told.edits).isGreaterThanOrEqualTo(KILLS);
    }

    /** What the processes told. */
    private static final class Told {

        int edits;
        private final Map<String, String> latest = new LinkedHashMap<>(Map.of("packed", "Packed[tag][v0]"));
        /** States that are over; none of them may come back. Each is unique by its times. */
        private final Set<String> past = new HashSet<>();

        private final Set<String> deleting = new HashSet<>();

        void hear(String line) {
            String[] parts = line.split(" ", 2);
            if (parts.length < 2 || !parts[1].endsWith(".")) {
                return; // cut off by the kill
            }
            String id = parts[0];
            String state = parts[1].substring(0, parts[1].length() - 1);
            edits++;
            if (state.equals("deleting")) {
                deleting.add(id);
                return;
            }
            past.add(id + latest.remove(id));
            if (!state.equals("gone")) {
                latest.put(id, state);
            }
        }

        /** One edit may have been written and not told yet; it is taken over. No other difference is accepted. */
        void compare(Map<String, String> found) {
            List<String> ahead = new ArrayList<>();
            found.forEach((id, state) -> {
                assertThat(past).as("a state that was over came back").doesNotContain(id + state);
                if (!state.equals(latest.get(id))) {
                    ahead.add(id);
                }
            });
            latest.keySet().stream().filter(id -> !found.containsKey(id)).forEach(id -> {
                assertThat(deleting).as("pipelines that may be missing").contains(id);
                ahead.add(id);
            });
            assertThat(ahead).as("edits that were not told yet").hasSizeLessThanOrEqualTo(1);
            ahead.forEach(id -> past.add(id + latest.get(id)));
            latest.clear();
            latest.putAll(found);
            deleting.clear();
        }
    }

    /** Everything that reached the pipe before the end counts, also what nobody had read yet. */
    private static void editUntilKilled(Path home, int edits, Told told) throws Exception {
        Process child = start(home);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < edits; i++) {
                String line = lines.readLine();
                assertThat(line).as("the child lives").contains(" ");
                told.hear(line);
            }
            child.toHandle().destroyForcibly(); // SIGKILL; the process itself would close the pipe as well
            lines.lines().forEach(told::hear);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static Process start(Path home) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Editor.class.getName(),
                home.toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
