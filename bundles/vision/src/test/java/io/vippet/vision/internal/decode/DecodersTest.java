package io.vippet.vision.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vippet.vision.FloatTensor;
import io.vippet.vision.OutputPort;
import io.vippet.vision.VisionException;
import io.vippet.vision.internal.model.Labels;
import io.vippet.vision.internal.model.ModelProc;
import io.vippet.vision.internal.model.ModelProcReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DecodersTest {
    @Test
    void ssdPutsABoxOnItsAnchor() {
        float[] boxes = new float[1917 * 4];
        float[] scores = new float[1917 * 24];
        Arrays.fill(scores, -9);
        int last = 1916; // the only cell of the last grid, ratio 1, scale sqrt(0.95 * 1)
        scores[last * 24 + 4] = 2;
        scores[last * 24 + 7] = 1;
        scores[last * 24] = 9; // the background does not count
        boxes[last * 4] = 1; // a tenth of its height down
        List<Detection> found = detector("oidv4").decode(ssd(boxes, scores), 0.5f);
        assertThat(found).hasSize(1);
        Detection d = found.getFirst();
        float side = (float) Math.sqrt(0.95);
        assertThat(d.label()).isEqualTo(4);
        assertThat(d.confidence()).isCloseTo(0.8808f, within(1e-4f));
        assertThat(d.right() - d.left()).isCloseTo(side, within(1e-4f));
        assertThat(d.left() + d.right()).isCloseTo(1, within(1e-4f));
        assertThat((d.top() + d.bottom()) / 2).isCloseTo(0.5f + 0.1f * side, within(1e-4f));
    }

    @Test
    void ssdAnchorsFollowTheScheme() {
        float[] anchors = SsdAnchors.generate(
                Objects.requireNonNull(proc("oidv4").outputPostproc().getFirst().anchorGrids()));
        assertThat(anchors).hasSize(1917 * 4);
        assertThat(Arrays.copyOf(anchors, 4)).containsExactly(0.5f / 19, 0.5f / 19, 0.1f, 0.1f);
        assertThat(anchors[6]).isCloseTo(0.2f * 1.41421f, within(1e-4f));
        int second = 19 * 19 * 3 * 4;
        assertThat(anchors[second]).isEqualTo(0.05f);
        assertThat(anchors[second + 2]).isCloseTo(0.35f, within(1e-6f));
        assertThat(anchors[second + 22]).isCloseTo((float) Math.sqrt(0.35 * 0.5), within(1e-6f));
    }

    @Test
    void blazeFaceScalesByTheInput() {
        float[] boxes = new float[896 * 16];
        float[] scores = new float[896];
        Arrays.fill(scores, -50);
        scores[512] = 3; // first anchor of the second grid, centre 1/16
        boxes[512 * 16] = 12.8f;
        boxes[512 * 16 + 2] = 64;
        boxes[512 * 16 + 3] = 32;
        Outputs outputs = new Outputs(
                List.of(
                        new FloatTensor("regressors", List.of(1, 896, 16), boxes),
                        new FloatTensor("classificators", List.of(1, 896, 1), scores)),
                128,
                128);
        Detection d = detector("face_short").decode(outputs, 0.75f).getFirst();
        assertThat(d.left()).isCloseTo(0.0625f + 0.1f - 0.25f, within(1e-5f));
        assertThat(d.right()).isCloseTo(0.0625f + 0.1f + 0.25f, within(1e-5f));
        assertThat(d.bottom() - d.top()).isCloseTo(0.25f, within(1e-5f));
    }

    @Test
    void centerFaceReadsHeightAndRowFirst() {
        float[] heat = new float[64 * 80];
        float[] size = new float[2 * 64 * 80];
        float[] offset = new float[2 * 64 * 80];
        int cell = 10 * 80 + 20;
        heat[cell] = 0.9f;
        size[cell] = (float) Math.log(16); // height of 64 pixels
        size[64 * 80 + cell] = (float) Math.log(8); // width of 32 pixels
        offset[cell] = 0.25f; // a pixel down
        Detection d = detector("centerface")
                .decode(centerFace(heat, size, offset), 0.5f)
                .getFirst();
        assertThat((d.right() - d.left()) * 320).isCloseTo(32, within(1e-3f));
        assertThat((d.bottom() - d.top()) * 256).isCloseTo(64, within(1e-3f));
        assertThat((d.left() + d.right()) / 2 * 320).isCloseTo(82, within(1e-3f));
        assertThat((d.top() + d.bottom()) / 2 * 256).isCloseTo(43, within(1e-3f));
    }

    @Test
    void suppressionKeepsTheStrongerOfOneClass() {
        Detection strong = new Detection(0, 0, 1, 1, 0.9f, 1);
        Detection weak = new Detection(0, 0, 1, 0.9f, 0.8f, 1);
        Detection other = new Detection(0, 0, 1, 0.9f, 0.7f, 2);
        Detection away = new Detection(2, 2, 3, 3, 0.6f, 1);
        assertThat(new NonMaximumSuppression(0.5f, 9).apply(List.of(weak, other, strong, away)))
                .containsExactly(strong, other, away);
        assertThat(new NonMaximumSuppression(0.5f, 1).apply(List.of(weak, strong)))
                .containsExactly(strong);
        assertThat(strong.overlap(weak)).isCloseTo(0.9f, within(1e-6f));
        assertThat(strong.overlap(away)).isZero();
    }

    @Test
    void detectionOutputEndsAtANegativeImage() {
        float[] rows = {
            0, 2, .9f, .1f, .2f, .3f, .4f, 0, 3, .2f, 0, 0, 1, 1, -1, 4, .9f, 0, 0, 1, 1, 0, 5, .9f, 0, 0, 1, 1
        };
        Outputs outputs = new Outputs(List.of(new FloatTensor("out", List.of(1, 1, 4, 7), rows)), 10, 10);
        assertThat(DetectionDecoders.of(ModelProc.Output.of("detection_output"), List.of(port("out", 1, 1, 4, 7)))
                        .decode(outputs, 0.5f))
                .containsExactly(new Detection(.1f, .2f, .3f, .4f, .9f, 2));
    }

    @Test
    void labelTakesProbabilitiesAsTheyAre() {
        ClassDecoder gender = classifier("gender-v1");
        assertThat(gender.decode(one(0.2f, 0.8f))).isEqualTo(new Classification(1, "male", 0.8f));
        Classification logits = gender.decode(one(2, 0));
        assertThat(logits.text()).isEqualTo("female");
        assertThat(logits.confidence()).isCloseTo(0.8808f, within(1e-4f));
    }

    @Test
    void ageIsTheMeanOfItsBins() {
        float[] p = new float[81];
        p[20] = 0.5f;
        p[41] = 0.5f;
        assertThat(classifier("age-v1").decode(one(p)).text()).isEqualTo("31");
        assertThatThrownBy(() -> classifier("age-v1").decode(one(1, 2)))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("[1,81]");
    }

    @Test
    void namesMissingOutputsAndUnknownConverters() {
        assertThatThrownBy(() -> detector("face_short", List.of(port("probabilities", 1, 2))))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("regressors")
                .hasMessageContaining("'probabilities' [1,2]");
        assertThatThrownBy(() -> DetectionDecoders.of(ModelProc.Output.of("yolo_v99"), List.of()))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("yolo_v99")
                .hasMessageContaining("yolo_v8");
        assertThatThrownBy(() -> DetectionDecoders.of(ModelProc.Output.of("ssd"), List.of()))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("anchors");
    }

    @Test
    void outputsThatDoNotFitAreRefusedBeforeAFrame() {
        ModelProc.Output yoloV3 =
                ClassDecodersTest.output("\"converter\": \"yolo_v3\", \"anchors\": [1, 2, 3, 4, 5, 6]");
        List<OutputPort> grid = List.of(port("grid", 1, 13, 13, 50));
        assertThatThrownBy(() -> DetectionDecoders.of(yoloV3, grid))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("3*(5+classes)")
                .hasMessageContaining("'grid' [1,13,13,50]");
        List<OutputPort> list = List.of(port("out", 1, 77, 85));
        DetectionDecoder yoloX = DetectionDecoders.of(ModelProc.Output.of("yolo_x"), list);
        assertThatThrownBy(() -> DecoderTrial.run(yoloX, list, 96, 64))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("[1,126,5+classes]")
                .hasMessageContaining("'out' is [1, 77, 85]");
        List<OutputPort> ages = List.of(port("probabilities", 1, 80));
        ClassDecoder age = classifier("age-v1", ages);
        assertThatThrownBy(() -> DecoderTrial.run(age, ages, 64, 64))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("[1,81]");
        List<OutputPort> pairs = List.of(port("a", 1, 96, 80), port("b", 1, 96, 44));
        assertThatThrownBy(() -> DetectionDecoders.of(ModelProc.Output.of("nanodet"), pairs))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining("layer_names")
                .hasMessageContaining("'b' [1,96,44]");
    }

    private static Outputs one(float... values) {
        return new Outputs(List.of(new FloatTensor("probabilities", List.of(1, values.length), values)), 64, 64);
    }

    private static Outputs ssd(float[] boxes, float[] scores) {
        return new Outputs(
                List.of(
                        new FloatTensor("raw_outputs/box_encodings", List.of(1, 1917, 4), boxes),
                        new FloatTensor("raw_outputs/class_predictions", List.of(1, 1917, 24), scores)),
                300,
                300);
    }

    private static Outputs centerFace(float[] heat, float[] size, float[] offset) {
        return new Outputs(
                List.of(
                        new FloatTensor("537", List.of(1, 1, 64, 80), heat),
                        new FloatTensor("538", List.of(1, 2, 64, 80), size),
                        new FloatTensor("539", List.of(1, 2, 64, 80), offset)),
                320,
                256);
    }

    private static DetectionDecoder detector(String model) {
        return detector(model, ports(model));
    }

    private static DetectionDecoder detector(String model, List<OutputPort> ports) {
        return DetectionDecoders.of(proc(model).outputPostproc().getFirst(), ports);
    }

    private static List<OutputPort> ports(String model) {
        return switch (model) {
            case "oidv4" ->
                List.of(
                        port("raw_outputs/box_encodings", 1, 1917, 4),
                        port("raw_outputs/class_predictions", 1, 1917, 24));
            case "face_short" -> List.of(port("regressors", 1, 896, 16), port("classificators", 1, 896, 1));
            default -> List.of(port("537", 1, 1, 64, 80), port("538", 1, 2, 64, 80), port("539", 1, 2, 64, 80));
        };
    }

    private static OutputPort port(String name, Integer... shape) {
        return new OutputPort(name, List.of(shape));
    }

    private static ClassDecoder classifier(String model) {
        return classifier(model, List.of(port("probabilities", 1, OutputPort.OPEN)));
    }

    private static ClassDecoder classifier(String model, List<OutputPort> ports) {
        ModelProc.Output output = proc(model).outputPostproc().getFirst();
        return ClassDecoders.of(output, Labels.of(output.labels(), Path.of("")), ports);
    }

    private static ModelProc proc(String model) {
        return new ModelProcReader()
                .find(Path.of("nowhere", model + ".onnx"), "")
                .orElseThrow();
    }
}
