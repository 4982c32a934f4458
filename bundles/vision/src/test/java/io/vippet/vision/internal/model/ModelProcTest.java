package io.vippet.vision.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.vision.ModelRequest.Layout;
import io.vippet.vision.VisionException;
import io.vippet.vision.internal.image.Placement.Resize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelProcTest {
    private final ModelProcReader reader = new ModelProcReader();

    @Test
    void prefersThePropertyThenTheFileBesideTheModelThenItsOwn(@TempDir Path directory) throws Exception {
        Path model = directory.resolve("oidv4.tflite");
        assertThat(converter(model, "")).isEqualTo("ssd");
        Files.writeString(directory.resolve("oidv4.json"), "{\"output_postproc\":[{\"converter\":\"beside\"}]}");
        assertThat(converter(model, "")).isEqualTo("beside");
        Path named =
                Files.writeString(directory.resolve("x.json"), "{\"output_postproc\":[{\"converter\":\"named\"}]}");
        assertThat(converter(model, named.toString())).isEqualTo("named");
        assertThat(reader.find(directory.resolve("unknown.tflite"), "")).isEmpty();
        assertThatThrownBy(() ->
                        reader.find(model, directory.resolve("missing.json").toString()))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("missing.json");
        Files.writeString(named, "{");
        assertThatThrownBy(() -> reader.find(model, named.toString()))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("x.json");
    }

    @Test
    void readsWhatDlStreamerWrites(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("m.json"), """
                {"json_schema_version": "2.2.0",
                 "input_preproc": [{"format": "image", "layer_name": "data", "params":
                    {"resize": "aspect-ratio", "color_space": "RGB", "range": [0.0, 1.0],
                     "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225], "padding": {"stride_x": 1}}}],
                 "output_postproc": [{"layer_name": "prob", "converter": "label", "method": "softmax",
                    "labels": ["a", "b"]}]}
                """);
        InputPlan plan = InputPlan.of(reader.read(file), 0, 0);
        assertThat(plan.bgr()).isFalse();
        assertThat(plan.resize()).isEqualTo(Resize.LETTERBOX);
        assertThat(plan.input().mean().get(0)).isEqualTo(0.485f * 255);
        assertThat(plan.input().scale().get(2)).isEqualTo(0.225f * 255);
        assertThat(plan.input().layout()).isEqualTo(Layout.AUTO);
    }

    @Test
    void sizesOfPropertiesBeatThoseOfTheDescription() {
        ModelProc proc = reader.find(Path.of("centerface.onnx"), "").orElseThrow();
        assertThat(InputPlan.of(proc, 0, 0).input().width()).isEqualTo(320);
        assertThat(InputPlan.of(proc, 640, 480).input().height()).isEqualTo(480);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"resize\": \"sideways\"",
                "\"crop\": \"top_left\"",
                "\"padding\": 256",
                "\"color_space\": \"CMYK\"",
                "\"layout\": \"CHW\"",
                "\"mean\": [1, 2]",
                "\"range\": [1, 1]"
            })
    void refusesWhatItDoesNotKnow(String member, @TempDir Path directory) throws Exception {
        Path file =
                Files.writeString(directory.resolve("m.json"), "{\"input_preproc\": [{\"params\": {" + member + "}}]}");
        assertThatThrownBy(() -> InputPlan.of(reader.read(file), 0, 0)).isInstanceOf(VisionException.class);
    }

    @Test
    void takesLabelsFromFilesAndLists(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("l.txt"), "one\r\ntwo\n");
        var node = new com.fasterxml.jackson.databind.node.TextNode("l.txt");
        assertThat(Labels.of(node, directory).texts()).containsExactly("one", "two");
        assertThat(Labels.list("a, b").texts()).isEqualTo(List.of("a", "b"));
        assertThat(Labels.NONE.text(7)).isEqualTo("7");
    }

    private String converter(Path model, String named) {
        return String.valueOf(reader.find(model, named)
                .orElseThrow()
                .outputPostproc()
                .getFirst()
                .converter());
    }
}
