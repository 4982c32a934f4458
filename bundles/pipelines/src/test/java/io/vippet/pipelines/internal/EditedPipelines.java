package io.vippet.pipelines.internal;

import static io.vippet.pipelines.internal.TestPacks.pack;
import static io.vippet.pipelines.internal.TestPacks.simple;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vippet.api.pipeline.Pipeline;
import io.vippet.api.pipeline.PipelineDefinition;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.pipeline.PipelineSource;
import io.vippet.api.pipeline.Variant;
import io.vippet.api.pipeline.VariantCreate;
import io.vippet.api.pipeline.VariantUpdate;
import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.Visibility;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.view.SimpleView;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An editor on a real database, with a pack beside it. */
@SuppressWarnings("NullAway.Init") // set before each test
abstract class EditedPipelines {

    static final Graph EMPTY = new Graph(List.of(), List.of());
    static final Graph ADVANCED =
            graph("filesrc location=/x/clip.mp4 ! decodebin3 ! gvadetect model=/m/FP32/a.onnx device=CPU ! fakesink");
    static final Graph SIMPLE = SimpleView.of(ADVANCED, Visibility.standard());

    @TempDir
    Path home;

    TestStore store;

    @BeforeEach
    void open() {
        store = new TestStore(home, new TestClock());
        store.registry.addPack(pack("pack", 1, simple("a.yaml", "Packed")));
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    static Graph graph(String launch) {
        return LaunchText.parse(launch, TestStore.REFERENCES.catalog());
    }

    static VariantCreate variant(String name) {
        return new VariantCreate(name, ADVANCED, SIMPLE);
    }

    static PipelineDefinition definition(String name, VariantCreate... variants) {
        return new PipelineDefinition(
                name, "What it does\n", PipelineSource.TEMPLATE, List.of("a", "a", ""), List.of(variants));
    }

    static VariantUpdate advanced(Graph graph) {
        return new VariantUpdate(null, graph, null);
    }

    static VariantUpdate edited(Graph graph) {
        return new VariantUpdate(null, null, graph);
    }

    List<String> ids() {
        return store.registry.list().stream().map(Pipeline::id).toList();
    }

    Pipeline find(String id) {
        return store.registry.find(id).orElseThrow();
    }

    Variant find(String id, String variant) {
        return find(id).variant(variant).orElseThrow();
    }

    static void refused(PipelineException.Kind kind, String message, ThrowingCallable call) {
        assertThatExceptionOfType(PipelineException.class)
                .isThrownBy(call)
                .withMessage(message)
                .extracting(PipelineException::kind)
                .isEqualTo(kind);
    }

    static Graph withProperty(Graph graph, String node, String key, String value) {
        return new Graph(
                graph.nodes().stream()
                        .map(one -> one.id().equals(node) ? withProperty(one, key, value) : one)
                        .toList(),
                graph.edges());
    }

    static Node withProperty(Node node, String key, String value) {
        Map<String, String> data = new LinkedHashMap<>(node.data());
        data.put(key, value);
        return new Node(node.id(), node.type(), data);
    }
}
