package io.vippet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShowcaseTest {

    @Test
    void moreClassesComeBeforeMoreObjects() {
        assertThat(Showcase.frame(List.of(frame("Person", "Person", "Person"), frame("Person", "Car"))))
                .isEqualTo(1);
    }

    @Test
    void moreObjectsDecideAmongEqualClassesAndTheFirstAmongEquals() {
        assertThat(Showcase.frame(
                        List.of(frame("Person"), frame("Person", "Person"), frame("Person", "Person"), frame())))
                .isEqualTo(1);
    }

    @Test
    void withoutMetadataItIsTheFirst() {
        assertThat(Showcase.frame(List.of())).isZero();
    }

    private static JsonNode frame(String... labels) {
        var frame = JsonNodeFactory.instance.objectNode();
        var objects = frame.putArray("objects");
        for (var label : labels) {
            objects.addObject().putObject("detection").put("label", label);
        }
        return frame;
    }
}
