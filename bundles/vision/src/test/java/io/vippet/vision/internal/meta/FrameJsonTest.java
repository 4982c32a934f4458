package io.vippet.vision.internal.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.vision.VisionException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameJsonTest {
    private static final Region FACE = new Region(
            1, -1, 7, "face", 3, 0.5f, 0.25f, 0.5f, 0.75f, 1, List.of(new Attribute("age", "31", 31, 0.25f, "age-v1")));

    @Test
    void writesMembersInAlphabeticalOrder() {
        String text = new FrameJson("cam", "{\"place\":\"door\"}", -1)
                .write(new FrameResults(List.of(FACE)), FrameTensors.NONE, 640, 480, 40_000_000L);
        assertThat(text)
                .isEqualTo("{\"objects\":[{"
                        + "\"age\":{\"confidence\":0.25,\"label\":\"31\",\"label_id\":31,\"model\":{\"name\":\"age-v1\"}},"
                        + "\"detection\":{\"bounding_box\":{\"x_max\":0.75,\"x_min\":0.25,\"y_max\":1.0,\"y_min\":0.5},"
                        + "\"confidence\":0.5,\"label\":\"face\",\"label_id\":3},"
                        + "\"h\":240,\"id\":7,\"region_id\":1,\"roi_type\":\"face\",\"w\":320,\"x\":160,\"y\":240}],"
                        + "\"resolution\":{\"height\":480,\"width\":640},\"source\":\"cam\","
                        + "\"tags\":{\"place\":\"door\"},\"timestamp\":40000000}");
    }

    @Test
    void indentsAndLeavesOutWhatIsNotSet() {
        String text = new FrameJson("", "", 2).write(FrameResults.NONE, FrameTensors.NONE, 4, 2, "now");
        assertThat(text).contains("\n  \"resolution\"").doesNotContain("source").doesNotContain("tags");
    }

    @Test
    void refusesTagsThatAreNoJson() {
        assertThatThrownBy(() -> new FrameJson("", "{", -1)).isInstanceOf(VisionException.class);
    }

    @Test
    void replacesAnAttributeOfTheSameName() {
        Attribute newer = new Attribute("age", "40", 40, 1, "age-v1");
        assertThat(FACE.with(List.of(newer)).attributes()).containsExactly(newer);
        assertThat(FACE.with(List.of()).attributes()).isEqualTo(FACE.attributes());
    }
}
