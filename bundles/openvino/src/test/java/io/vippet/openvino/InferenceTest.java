package io.vippet.openvino;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.openvino.OpenVinoException.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceTest {
    private static final Map<String, String> F32 = Map.of("INFERENCE_PRECISION_HINT", "f32");
    private static OpenVino runtime;
    private static Core core;

    @BeforeAll
    static void open() {
        runtime = Home.runtime();
        core = new Core(runtime);
    }

    @AfterAll
    static void close() {
        if (core != null) {
            core.close();
        }
    }

    @Test
    void tellsItsVersionAndDevices() {
        assertThat(runtime.version()).matches("20\\d\\d\\.\\d+\\.\\d+.*");
        assertThat(core.availableDevices()).contains("CPU");
        assertThat(core.property("CPU", "FULL_DEVICE_NAME")).isNotBlank();
        assertThat(core.property("CPU", "OPTIMIZATION_CAPABILITIES").split(" ")).contains("FP32");
    }

    @Test
    void readsPortsOfAModelInMemory() {
        try (Model model = core.readModel(Irs.twice("1,3,2,2"))) {
            assertThat(model.friendlyName()).isEqualTo("twice");
            Port in = model.inputs().getFirst();
            assertThat(in.name()).isEqualTo("in");
            assertThat(in.elementType()).isEqualTo(ElementType.F32);
            assertThat(in.shape().toShape()).contains(Shape.of(1, 3, 2, 2));
            assertThat(model.outputs()).extracting(Port::name).containsExactly("out");
        }
    }

    @Test
    void seesLaterWritesToTheSameMemory() {
        try (Arena arena = Arena.ofConfined();
                Model model = core.readModel(Irs.twice("1,4"));
                CompiledModel compiled = core.compileModel(model, "CPU", F32);
                InferRequest request = compiled.createInferRequest()) {
            MemorySegment memory = arena.allocateFrom(JAVA_FLOAT, 1, 2, 3, 4);
            Tensor in = core.tensor(ElementType.F32, Shape.of(1, 4), memory);
            request.setInputTensor(0, in);
            request.infer();
            Tensor out = request.outputTensor(0);
            assertThat(out.shape()).isEqualTo(Shape.of(1, 4));
            assertThat(out.data().toArray(JAVA_FLOAT)).containsExactly(2, 4, 6, 8);
            memory.setAtIndex(JAVA_FLOAT, 3, 50);
            request.startAsync();
            request.await();
            assertThat(out.data().toArray(JAVA_FLOAT)).containsExactly(2, 4, 6, 100);
            assertThat(request.await(Duration.ZERO)).isTrue();
            assertThat(compiled.property("INFERENCE_PRECISION_HINT")).isEqualTo("f32");
        }
    }

    @Test
    void reshapesOpenDimensions() {
        try (Model model = core.readModel(Irs.twice("?,3,?,8"))) {
            assertThat(model.inputs().getFirst().shape()).hasToString("[?,3,?,8]");
            assertThat(model.inputs().getFirst().shape().toShape()).isEmpty();
            model.reshape(0, Shape.of(2, 3, 4, 8));
            assertThat(model.outputs().getFirst().shape().toShape()).contains(Shape.of(2, 3, 4, 8));
        }
    }

    @Test
    void convertsNormalisesAndReversesChannels() {
        try (Model model = core.readModel(Irs.twice("1,3,1,1"));
                PrePostProcessor steps = new PrePostProcessor(model)) {
            try (PrePostProcessor.Input in = steps.input(0)) {
                in.elementType(ElementType.U8).layout("NCHW").modelLayout("NCHW");
                in.convertElementType(ElementType.F32)
                        .reverseChannels()
                        .mean(1, 2, 3)
                        .scale(1, 2, 4);
            }
            try (Model built = steps.build()) {
                assertThat(inferBytes(built, new byte[] {(byte) 203, 102, 11}))
                        .containsExactly((11 - 1) * 2, (102 - 2) / 2f * 2, (203 - 3) / 4f * 2);
            }
        }
    }

    @Test
    void deliversOutputsInTheTypeThatWasAsked() {
        try (Model model = core.readModel(Irs.twice("1,4"));
                PrePostProcessor steps = new PrePostProcessor(model)) {
            steps.outputElementType(0, ElementType.F16);
            try (Model built = steps.build()) {
                assertThat(built.outputs().getFirst().elementType()).isEqualTo(ElementType.F16);
            }
        }
    }

    @Test
    void takesInterleavedBytesForAPlanarModel() {
        try (Model model = core.readModel(Irs.twice("1,3,1,2"));
                PrePostProcessor steps = new PrePostProcessor(model)) {
            try (PrePostProcessor.Input in = steps.input(0)) {
                in.elementType(ElementType.U8).layout("NHWC").modelLayout("NCHW");
                in.convertElementType(ElementType.F32);
            }
            try (Model built = steps.build()) {
                assertThat(built.inputs().getFirst().shape().toShape()).contains(Shape.of(1, 1, 2, 3));
                assertThat(inferBytes(built, new byte[] {1, 2, 3, 11, 12, 13})).containsExactly(2, 22, 4, 24, 6, 26);
            }
        }
    }

    @Test
    void compilesForAliasesOfTheCpuPlugin(@TempDir Path directory) throws Exception {
        Path xml = Files.writeString(directory.resolve("plugins.xml"), """
                <ie><plugins><plugin name="CPU" location="libopenvino_intel_cpu_plugin.so"/>
                <plugin name="GPU_CPU" location="libopenvino_intel_cpu_plugin.so"/></plugins></ie>
                """);
        try (Core other = new Core(runtime, xml);
                Model model = other.readModel(Irs.twice("1,4"));
                CompiledModel compiled = other.compileModel(model, "GPU_CPU", Map.of())) {
            assertThat(other.availableDevices()).contains("CPU", "GPU_CPU");
            assertThat(compiled.property("EXECUTION_DEVICES")).isEqualTo("GPU_CPU");
        }
    }

    @Test
    void namesAnUnknownDeviceAndProperty() {
        assertThatThrownBy(() -> core.property("NOSUCH", "FULL_DEVICE_NAME"))
                .isInstanceOf(OpenVinoException.class)
                .hasMessageContaining("NOSUCH")
                .hasMessageNotContaining("src/")
                .hasMessageNotContaining("\n");
        try (Model model = core.readModel(Irs.twice("1,4"))) {
            assertThatThrownBy(() -> core.compileModel(model, "CPU", Map.of("NO_SUCH", "1")))
                    .isInstanceOf(OpenVinoException.class)
                    .hasMessageContaining("NO_SUCH")
                    .hasMessageNotContaining("src/");
        }
    }

    @Test
    void refusesWrongShapesAndMemory() {
        try (Arena arena = Arena.ofConfined();
                Model model = core.readModel(Irs.twice("1,4"));
                CompiledModel compiled = core.compileModel(model, "CPU", F32);
                InferRequest request = compiled.createInferRequest()) {
            Tensor wrong = core.tensor(ElementType.F32, Shape.of(1, 5), arena.allocate(20, 4));
            assertThatThrownBy(() -> request.setInputTensor(0, wrong))
                    .isInstanceOf(OpenVinoException.class)
                    .hasMessageContaining("ov_infer_request_set_input_tensor");
            assertThatThrownBy(() -> core.tensor(ElementType.F32, Shape.of(1, 5), arena.allocate(16, 4)))
                    .isInstanceOfSatisfying(
                            OpenVinoException.class, e -> assertThat(e.kind()).isEqualTo(Kind.ARGUMENT));
        }
    }

    @Test
    void refusesUseAfterClose() {
        Model model = core.readModel(Irs.twice("1,4"));
        model.close();
        model.close();
        assertThatThrownBy(model::inputs).isInstanceOfSatisfying(OpenVinoException.class, e -> assertThat(e.kind())
                .isEqualTo(Kind.CLOSED));
    }

    @Test
    void readsTheRealModels() {
        Map<String, List<String>> inputs = Map.of(
                "oidv4.tflite", List.of("[1,300,300,3]"),
                "face_short.tflite", List.of("[1,128,128,3]"),
                "centerface.onnx", List.of("[10,3,32,32]"),
                "age-v1.onnx", List.of("[?,3,64,64]"),
                "gender-v1.onnx", List.of("[?,3,32,32]"));
        inputs.forEach((file, shapes) -> {
            try (Model model = core.readModel(Home.model(file))) {
                assertThat(model.inputs()).extracting(p -> p.shape().toString()).isEqualTo(shapes);
            }
        });
    }

    private static float[] inferBytes(Model model, byte[] bytes) {
        try (Arena arena = Arena.ofConfined();
                CompiledModel compiled = core.compileModel(model, "CPU", F32);
                InferRequest request = compiled.createInferRequest()) {
            Shape shape = compiled.inputs().getFirst().shape().toShape().orElseThrow();
            request.setInputTensor(0, core.tensor(ElementType.U8, shape, arena.allocateFrom(JAVA_BYTE, bytes)));
            request.infer();
            return request.outputTensor(0).data().toArray(JAVA_FLOAT);
        }
    }
}
