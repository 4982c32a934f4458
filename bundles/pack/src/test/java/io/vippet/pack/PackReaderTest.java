package io.vippet.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.pack.PipelineDefinition.VariantDefinition;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class PackReaderTest {

    private static final String MINIMAL = "name: A\nvariants: [{name: CPU, pipeline_description: a ! b}]\n";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0};
    private static final String DIGEST = "ab".repeat(32);
    private static final String MODEL = """
            name: finder
            display_name: Finder
            type: detection
            default: true
            unsupported_devices: NPU
            precisions:
              - precision: FP32
                model: finder.onnx
                model_proc: model-proc/finder.json
                files:
                  - name: finder.onnx
                    origin: pkg:pypi/finders@1.0
                    archive_sha256: %s
                    path: finders/finder.onnx
                    offset: 3
                    sha256: %s
                    licence: MIT
            """.formatted(DIGEST, DIGEST);

    private static Pack read(MapPackFiles files) throws PackException {
        return PackReader.read(files, 7);
    }

    private static MapPackFiles pipelines() {
        return new MapPackFiles().header("Vippet-Pipelines", "pipelines/*.yaml");
    }

    @Test
    void readsDefinition() throws PackException {
        String yaml = "name: '  Dock Watch '\ndefinition: >\n  Counts.\ntags: [Logistics]\nthumbnail: ../images/a.png\n"
                + "other: 1\nvariants:\n  - {name: ' CPU ', pipeline_description: ' a ! b '}\n";
        Pack pack = read(pipelines().file("pipelines/a.yaml", yaml).file("images/a.png", PNG));

        assertThat(pack.name()).isEqualTo("test.pack");
        assertThat(pack.order()).isEqualTo(7);
        PipelineDefinition definition = pack.pipelines().getFirst();
        assertThat(definition.name()).isEqualTo("Dock Watch");
        assertThat(definition.description()).isEqualTo("Counts.\n");
        assertThat(definition.tags()).containsExactly("Logistics");
        assertThat(definition.variants()).containsExactly(new VariantDefinition("CPU", "a ! b"));
        assertThat(definition.thumbnail()).isEqualTo("data:image/png;base64,iVBORwA=");
    }

    @Test
    void ordersFilesByCodePointAndTakesOnlyMatchingOnes() throws PackException {
        MapPackFiles files = pipelines()
                .file("pipelines/a.yaml", MINIMAL)
                .file("pipelines/a-b.yaml", MINIMAL)
                .file("pipelines/B.yaml", MINIMAL)
                .file("pipelines/c.yml", "broken: [")
                .file("pipelines/sub/d.yaml", "broken: [");

        assertThat(read(files).pipelines())
                .extracting(PipelineDefinition::file)
                .containsExactly("B.yaml", "a-b.yaml", "a.yaml");
    }

    @Test
    void leavesOutPicturesThatAreNone() throws PackException {
        MapPackFiles files = pipelines()
                .file("pipelines/a.yaml", MINIMAL + "thumbnail: a.png")
                .file("pipelines/b.yaml", MINIMAL + "thumbnail: missing.png")
                .file("pipelines/c.yaml", MINIMAL + "thumbnail: ../../../etc/passwd")
                .file("pipelines/a.png", "<svg/>");

        assertThat(read(files).pipelines())
                .extracting(PipelineDefinition::thumbnail)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|must hold one mapping",
                "name: A|variants must be a list",
                "{name: A, variants: []}|variants must be a list",
                "{name: A, variants: [x]}|variants[0] must be a mapping",
                "{name: ' ', variants: [{name: C, pipeline_description: a}]}|name must be a text",
                "{name: 3, variants: [{name: C, pipeline_description: a}]}|name must be a text",
                "{name: A, variants: [{name: C, pipeline_description: ' '}]}|variants[0].pipeline_description",
                "{name: A, definition: null, variants: [{name: C, pipeline_description: a}]}|definition must be a text",
                "{name: A, tags: [1], variants: [{name: C, pipeline_description: a}]}|tags must hold texts only",
                "{name: !!javax.script.ScriptEngineManager [], variants: []}|no valid YAML",
                "{name: A|no valid YAML",
            })
    void refusesWholePackForOneBrokenFile(String yaml, String complaint) {
        MapPackFiles files = pipelines().file("pipelines/a.yaml", MINIMAL).file("pipelines/b.yaml", yaml);

        assertThatThrownBy(() -> read(files))
                .isInstanceOf(PackException.class)
                .hasMessageContaining("pipelines/b.yaml")
                .hasMessageContaining(complaint);
    }

    @Test
    void takesTagsThatAreNoListForNone() throws PackException {
        assertThat(read(pipelines().file("pipelines/a.yaml", MINIMAL + "tags: Retail"))
                        .pipelines()
                        .getFirst()
                        .tags())
                .isEmpty();
    }

    @Test
    void limitsAliases() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThatThrownBy(() -> read(pipelines().file("pipelines/a.yaml", bomb.toString())))
                .isInstanceOf(PackException.class)
                .hasMessageContaining("no valid YAML");
    }

    @Test
    void refusesHeadersThatNameNothing() {
        assertThatThrownBy(() -> read(pipelines()))
                .hasMessageContaining("Vippet-Pipelines")
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> read(new MapPackFiles().header("Vippet-Models", "**/a.yaml")))
                .hasMessageContaining("Vippet-Models");
    }

    @Test
    void readsModel() throws PackException {
        Pack pack = read(new MapPackFiles()
                .header("Vippet-Models", "models/*.yaml")
                .file("models/finder.yaml", MODEL)
                .file("model-proc/finder.json", "{}"));

        PackModel model = pack.models().getFirst();
        assertThat(model.isDefault()).isTrue();
        assertThat(model.unsupportedDevices()).isEqualTo("NPU");
        PackModel.Precision precision = model.precisions().getFirst();
        assertThat(precision.modelProc().name()).isEqualTo("finder.json");
        assertThat(precision.files().get("finder.onnx").offset()).isEqualTo(3);
        assertThat(precision.files().get("finder.onnx").length()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "name: finder,name: ../finder,must be usable as a file name",
        "name: finder,name: .hidden,must be usable as a file name",
        "type: detection,type: thing,type must be detection",
        "model: finder.onnx,model: other.onnx,must be the name of one of its files",
        "model-proc/finder.json,model-proc/other.json,no file 'model-proc/other.json'",
        "default: true,default: 'yes please',must be true or false",
        "offset: 3,offset: three,must be an integer",
        "path: finders/finder.onnx,pat: x,path must be a text",
    })
    void refusesBrokenModels(String right, String wrong, String complaint) {
        MapPackFiles files = new MapPackFiles()
                .header("Vippet-Models", "models/*.yaml")
                .file("models/finder.yaml", MODEL.replaceFirst(right, wrong))
                .file("model-proc/finder.json", "{}");

        assertThatThrownBy(() -> read(files)).isInstanceOf(PackException.class).hasMessageContaining(complaint);
    }

    @Test
    void wantsDigestOfArchiveExceptForDebianPackages() throws PackException {
        String video = "name: a.mp4\npath: p/a.avi\nsha256: " + DIGEST + "\nlicence: MIT\n";
        MapPackFiles files = new MapPackFiles().header("Vippet-Videos", "videos/*.yaml");

        assertThatThrownBy(() -> read(files.file("videos/a.yaml", video + "origin: pkg:pypi/a@1")))
                .hasMessageContaining("archive_sha256");
        assertThat(read(files.file("videos/a.yaml", video + "origin: pkg:deb/debian/a@1"))
                        .videos())
                .hasSize(1);
        assertThatThrownBy(() ->
                        read(files.file("videos/a.yaml", video + "origin: pkg:deb/debian/a@1\nconvert: a ! {input}")))
                .hasMessageContaining("convert must be a launch text with {input} and {output}");
    }
}
