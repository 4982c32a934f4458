package io.vippet.vision.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.vision.VisionException;
import io.vippet.vision.internal.image.Colours;
import io.vippet.vision.internal.image.Placement.Resize;
import io.vippet.vision.internal.model.ModelProc.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What model files say about themselves. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class ModelInfoTest {
    @TempDir
    Path directory;

    private final ModelProcReader reader = new ModelProcReader();

    @Test
    void readsTheRtInfoOfAnIr() throws IOException {
        Path model = Files.writeString(directory.resolve("m.xml"), """
                <?xml version="1.0"?>
                <net name="m" version="11"><layers><layer id="0" name="x" type="Parameter"><rt_info>
                  <attribute name="old" version="0" value="no"/></rt_info></layer></layers>
                <rt_info><conversion><model_info><labels value="wrong"/></model_info></conversion>
                <model_info><model_type value="yolo_v8"/><labels value="person bike,car"/>
                <confidence_threshold value="0.3"/><iou_threshold value="0.7"/>
                <resize_type value="fit_to_window_letterbox"/><reverse_input_channels value="YES"/>
                <scale_values value="255.0"/><pad_value value="114"/></model_info></rt_info></net>
                """);
        ModelProc proc = reader.find(model, "").orElseThrow();
        Output output = proc.outputPostproc().getFirst();
        assertThat(output.converter()).isEqualTo("yolo_v8");
        assertThat(output.threshold()).isEqualTo(0.3f);
        assertThat(output.iouThreshold()).isEqualTo(0.7f);
        assertThat(Labels.of(output.labels(), directory).texts()).containsExactly("person", "bike", "car");
        InputPlan plan = InputPlan.of(proc, 0, 0);
        assertThat(plan.resize()).isEqualTo(Resize.LETTERBOX);
        assertThat(plan.padding()).isEqualTo(114);
        assertThat(plan.colours(3)).isEqualTo(Colours.RGB);
        assertThat(plan.colours(1)).isEqualTo(Colours.GREY);
        assertThat(plan.input().scale()).containsExactly(255f);
    }

    @Test
    void readsThePropertiesOfAnOnnxFile() throws IOException {
        Map<String, String> properties = Map.of(
                "task", "detect",
                "names", "{0: 'person', 1: \"driver's seat\", 10: 'car'}",
                "stride", "32");
        ModelProc proc = reader.find(onnx(properties), "").orElseThrow();
        Output output = proc.outputPostproc().getFirst();
        assertThat(output.converter()).as("left to the outputs").isEmpty();
        assertThat(Labels.of(output.labels(), directory).texts()).containsExactly("person", "driver's seat", "car");
        assertThat(InputPlan.of(proc, 0, 0).resize()).isEqualTo(Resize.LETTERBOX);
        assertThat(reader.find(onnx(Map.of("author", "x")), "")).isEmpty();
        Output typed = reader.find(onnx(Map.of("model_info model_type", "YOLOX")), "")
                .orElseThrow()
                .outputPostproc()
                .getFirst();
        assertThat(typed.converter()).isEqualTo("yolo_x");
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        assertThatThrownBy(() -> reader.find(onnx(Map.of("model_type", "Hologram")), ""))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("Hologram")
                .hasMessageContaining("model-proc");
        Path cut = Files.write(directory.resolve("cut.onnx"), new byte[] {0x3a, 0x7f, 1});
        assertThatThrownBy(() -> reader.find(cut, ""))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("cut off");
        Path text = Files.writeString(directory.resolve("text.xml"), "no xml");
        assertThatThrownBy(() -> reader.find(text, ""))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("text.xml");
    }

    /** A version, a graph to be skipped, and the properties. */
    private Path onnx(Map<String, String> properties) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {8, 9, 0x3a});
        varint(300, bytes);
        bytes.writeBytes(new byte[300]);
        properties.forEach((key, value) -> {
            var entry = new ByteArrayOutputStream();
            List.of(key, value).forEach(text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                entry.write(text.equals(key) ? 0x0a : 0x12);
                varint(utf8.length, entry);
                entry.writeBytes(utf8);
            });
            bytes.write(0x72);
            varint(entry.size(), bytes);
            bytes.writeBytes(entry.toByteArray());
        });
        return Files.write(directory.resolve("m.onnx"), bytes.toByteArray());
    }

    private static void varint(int value, ByteArrayOutputStream to) {
        int rest = value;
        while (rest > 0x7f) {
            to.write(rest & 0x7f | 0x80);
            rest >>= 7;
        }
        to.write(rest);
    }
}
