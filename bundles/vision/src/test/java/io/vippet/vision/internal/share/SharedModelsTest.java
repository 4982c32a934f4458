package io.vippet.vision.internal.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.vision.ModelRequest;
import io.vippet.vision.ModelRequest.Hint;
import io.vippet.vision.VisionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedModelsTest {
    private final FakeEngine engine = new FakeEngine();
    private final SharedModels models = new SharedModels(List.of(engine));
    private final List<String> warnings = new ArrayList<>();

    @Test
    void equalRequestsShareOneModelUntilTheLastLeaves() {
        Lease a = models.join("", request("m", "FAKE"), 2, warnings::add);
        Lease b = models.join("", request("m", "FAKE"), 3, warnings::add);
        assertThat(b.model()).isSameAs(a.model());
        assertThat(engine.loaded).isEqualTo(1);
        assertThat(engine.requests).isEqualTo(5);
        a.close();
        a.close();
        assertThat(engine.closedModels).isZero();
        b.close();
        assertThat(engine.closedModels).isEqualTo(1);
        assertThat(engine.closedRequests).isEqualTo(5);
        models.join("", request("m", "FAKE"), 1, warnings::add).close();
        assertThat(engine.loaded).isEqualTo(2);
    }

    @Test
    void otherSettingsMeanAnotherModelUnlessTheIdSaysOtherwise() {
        models.join("", request("m", "FAKE"), 1, warnings::add);
        models.join("", request("m", "FAKE.1"), 1, warnings::add);
        assertThat(engine.loaded).isEqualTo(2);
        models.join("id", request("x", "FAKE"), 1, warnings::add);
        models.join("id", request("y", "FAKE"), 1, warnings::add);
        assertThat(engine.loaded).isEqualTo(3);
        assertThat(warnings).hasSize(1).first().asString().contains("model-instance-id=id");
    }

    @Test
    void takesTwoRequestsMoreThanTheModelHasStreams() {
        Lease lease = models.join("", request("m", "FAKE"), 0, warnings::add);
        assertThat(lease.requests()).isEqualTo(FakeEngine.STREAMS + 2);
        assertThat(lease.poll()).isNotNull();
        assertThat(lease.latencyNanos()).isPositive();
    }

    @Test
    void forgetsAModelThatDidNotCompile() {
        engine.failing = true;
        assertThatThrownBy(() -> models.join("", request("m", "FAKE"), 1, warnings::add))
                .isInstanceOf(VisionException.class);
        engine.failing = false;
        assertThat(models.join("", request("m", "FAKE"), 1, warnings::add).requests())
                .isEqualTo(1);
    }

    @Test
    void namesTheDeviceThatNobodyServes() {
        assertThatThrownBy(() -> models.join("", request("m", "TPU"), 1, warnings::add))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("TPU")
                .hasMessageContaining("Fake");
    }

    private static ModelRequest request(String file, String device) {
        return new ModelRequest(Path.of(file), device, Hint.THROUGHPUT, Map.of(), ModelRequest.Input.plain());
    }
}
