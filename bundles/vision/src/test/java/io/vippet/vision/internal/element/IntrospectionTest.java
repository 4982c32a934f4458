package io.vippet.vision.internal.element;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.gstreamer.ElementType;
import io.vippet.gstreamer.PadTemplate;
import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.PropertyDescription;
import io.vippet.gstreamer.PropertyDescription.Flag;
import io.vippet.gstreamer.Registry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** GStreamer says of the gva* elements what they declare. */
class IntrospectionTest {
    private static final Map<String, String> TYPES = Map.of(
            "string",
            "gchararray",
            "boolean",
            "gboolean",
            "int",
            "gint",
            "uint",
            "guint",
            "float",
            "gfloat",
            "double",
            "gdouble");

    static Collection<ElementType> elements() {
        return new VisionElements().elements();
    }

    @ParameterizedTest
    @MethodSource("elements")
    void propertiesAndPadsAreThoseThatAreDeclared(ElementType type) {
        Launches.open();
        Registry.Description seen = Registry.element(type.factory()).orElseThrow();

        assertThat(seen.factory().klass()).isEqualTo(type.klass());
        assertThat(seen.factory().description()).isEqualTo(type.description());
        boolean aggregator = type.factory().equals("gvametaaggregate");
        List<String> inherited = aggregator
                ? List.of(
                        "name",
                        "parent",
                        "emit-signals",
                        "latency",
                        "min-upstream-latency",
                        "start-time",
                        "start-time-selection")
                : List.of("name", "parent", "qos");
        assertThat(seen.pads())
                .extracting(PadTemplate::name)
                .containsExactlyInAnyOrder(aggregator ? "sink_%u" : "sink", "src");
        assertThat(seen.properties())
                .as("those of GStreamer's base classes and ours")
                .hasSize(type.properties().size() + inherited.size())
                .extracting(PropertyDescription::name)
                .containsAll(inherited);
        for (Property<?> declared : type.properties()) {
            assertThat(seen.properties())
                    .as("%s %s", type.factory(), declared)
                    .filteredOn("name", declared.name())
                    .singleElement()
                    .satisfies(property -> equal(property, declared));
        }
    }

    private static void equal(PropertyDescription seen, Property<?> declared) {
        if (declared.typeName().equals("enum")) {
            assertThat(seen.choices()).isEqualTo(declared.choices());
        } else {
            assertThat(seen.type()).isEqualTo(TYPES.get(declared.typeName()));
            assertThat(seen.choices()).isEmpty();
        }
        if (List.of("int", "uint", "float", "double").contains(declared.typeName())) {
            PropertyDescription.Range range = requireNonNull(seen.range());
            assertThat(Double.parseDouble(range.min())).isEqualTo(declared.min());
            assertThat(Double.parseDouble(range.max())).isEqualTo(declared.max());
            assertThat(Double.parseDouble(seen.defaultValue()))
                    .isEqualTo(Double.parseDouble(declared.defaultValue().toString()));
        } else {
            assertThat(seen.range()).isNull();
            assertThat(seen.defaultValue()).isEqualTo(declared.defaultValue().toString());
        }
        assertThat(seen.blurb()).isEqualTo(declared.blurb());
        assertThat(seen.flags()).isEqualTo(Set.of(Flag.READABLE, Flag.WRITABLE, Flag.MUTABLE_READY));
    }
}
