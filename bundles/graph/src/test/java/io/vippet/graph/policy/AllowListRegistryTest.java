package io.vippet.graph.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vippet.gstreamer.Gst;
import io.vippet.gstreamer.GstException;
import io.vippet.gstreamer.PropertyDescription;
import io.vippet.gstreamer.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shipped list against what the elements of this machine say about their properties. */
class AllowListRegistryTest {

    /** Words in the names of properties that tell of files, addresses, code and other elements. */
    private static final Pattern DOUBTFUL = Pattern.compile(
            "file|path|location|uri|url|host|address|socket|device|library|\\blib\\b|plugin|command|module|script|factory|"
                    + "proxy|server|port|fd|sink|muxer|template|options?");

    /** Properties of such names that do no harm with any value. */
    private static final Set<String> HARMLESS = Set.of("fragment-mode");

    @Test
    void neitherElementsNorFilesHideBehindFreeValues() {
        assumeTrue(hasGStreamer(), "GStreamer is not installed");
        AllowList list = AllowList.standard();
        List<String> known = new ArrayList<>();
        List<String> doubtful = new ArrayList<>();
        for (Registry.Description element : Registry.elements()) {
            String name = element.factory().name();
            Optional<Map<String, ValueRule>> rules = list.rules(name);
            if (rules.isEmpty()) {
                continue;
            }
            known.add(name);
            for (PropertyDescription property : element.properties()) {
                boolean free = rules.get().get(property.name()) instanceof ValueRule.Any;
                if (free && property.writable() && isDoubtful(property)) {
                    doubtful.add(name + "." + property.name() + " (" + property.type() + ")");
                }
            }
        }
        System.out.println("Elements of this machine that the policy allows: " + known.size());

        assertThat(known).contains("videotestsrc", "filesink", "fpsdisplaysink");
        assertThat(doubtful).isEmpty();
    }

    private static boolean hasGStreamer() {
        try {
            Gst.init();
            return true;
        } catch (GstException | LinkageError e) {
            return false;
        }
    }

    private static boolean isDoubtful(PropertyDescription property) {
        boolean element =
                property.type().equals("GstElement") || property.type().equals("GstObject");
        boolean text = property.type().equals("gchararray");
        return element || (text && DOUBTFUL.matcher(property.name()).find() && !HARMLESS.contains(property.name()));
    }
}
