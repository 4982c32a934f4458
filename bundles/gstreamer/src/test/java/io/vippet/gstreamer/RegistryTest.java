package io.vippet.gstreamer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.gstreamer.PropertyDescription.Flag;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of elements, against what GStreamer's own tool prints. */
class RegistryTest {

    /** The tool prints the values of an element that it made; these differ there from what the class declares. */
    private static final Set<String> SET_WHEN_MADE = Set.of(
            "audiotestsrc blocksize",
            "fakesink sync",
            "imagesequencesrc location",
            "souphttpsrc ssl-use-system-ca-file",
            "videobalance qos",
            "videoscale qos");

    @BeforeAll
    static void init() {
        Gst.init();
    }

    /** Between them they have every type of property that launch texts can set. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue",
                "identity",
                "videotestsrc",
                "audiotestsrc",
                "filesrc",
                "fakesink",
                "videorate",
                "videobalance",
                "videoscale",
                "rtph264pay",
                "souphttpsrc",
                "x264enc",
                "multiqueue",
                "tee",
                "imagesequencesrc",
                "audioecho"
            })
    void elementsAreAsTheToolOfGStreamerPrintsThem(String name) throws Exception {
        Registry.Description element = Registry.element(name).orElseThrow();
        GstInspect printed = GstInspect.of(name);

        assertThat(element.pads())
                .extracting(PadTemplate::name)
                .as("pads")
                .containsExactlyInAnyOrderElementsOf(printed.pads());
        assertThat(element.properties())
                .extracting(PropertyDescription::name)
                .containsExactlyInAnyOrderElementsOf(printed.properties().keySet());
        for (PropertyDescription property : element.properties()) {
            GstInspect.Property tool = requireNonNull(printed.properties().get(property.name()));
            assertThat(GstInspect.flags(property)).as(property.name()).isEqualTo(tool.flags());
            assertThat(GstInspect.range(property)).as(property.name()).isEqualTo(tool.range());
            assertThat(GstInspect.choices(property)).as(property.name()).isEqualTo(tool.choices());
            if (tool.defaultValue() != null
                    && !property.name().equals("name")
                    && !SET_WHEN_MADE.contains(name + " " + property.name())) {
                assertThat(GstInspect.defaultValue(property))
                        .as(property.name())
                        .isEqualTo(tool.defaultValue());
            }
        }
    }

    @Test
    void aQueueIsAsItIsKnown() {
        Registry.Description queue = Registry.element("queue").orElseThrow();

        assertThat(queue.factory().plugin()).isEqualTo("coreelements");
        assertThat(queue.pads())
                .containsExactlyInAnyOrder(
                        new PadTemplate("sink", "sink", "always", "ANY"),
                        new PadTemplate("src", "src", "always", "ANY"));
        assertThat(queue.properties())
                .filteredOn("name", "leaky")
                .singleElement()
                .satisfies(leaky -> {
                    assertThat(leaky.type()).isEqualTo("GstQueueLeaky");
                    assertThat(leaky.flags()).contains(Flag.READABLE, Flag.WRITABLE, Flag.MUTABLE_PLAYING);
                    assertThat(leaky.range()).isNull();
                    assertThat(leaky.defaultValue()).isEqualTo("no");
                    assertThat(leaky.choices())
                            .containsExactly(
                                    new Property.Choice(0, "no", "Not Leaky"),
                                    new Property.Choice(1, "upstream", "Leaky on upstream (new buffers)"),
                                    new Property.Choice(2, "downstream", "Leaky on downstream (old buffers)"));
                });
        assertThat(queue.properties())
                .filteredOn("name", "max-size-time")
                .singleElement()
                .satisfies(size -> {
                    assertThat(size.type()).isEqualTo("guint64");
                    assertThat(size.range()).isEqualTo(new PropertyDescription.Range("0", "18446744073709551615"));
                    assertThat(size.defaultValue()).isEqualTo("1000000000");
                });
    }

    @Test
    void whatIsNotThereIsNotDescribed() {
        assertThat(Registry.element("nosuchelement")).isEmpty();
        assertThat(Registry.factories())
                .extracting(ElementFactory::name)
                .contains("queue", "fakesink")
                .isSorted();
    }
}
