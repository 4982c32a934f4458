package io.vippet.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Locations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Launch texts of several chains that nothing connects. */
class SeparateChainsTest {

    private final Catalog catalog = new Catalog(
            List::of,
            name -> Optional.empty(),
            name -> Optional.empty(),
            path -> true,
            new Locations("/labels", "/scripts", "/images", "/videos"));

    @Test
    void everyElementHasItsIdAndNothingLinksTheChains() {
        Graph graph = LaunchText.parse("videotestsrc ! fakesink name=x audiotestsrc ! fakesink name=y", catalog);

        assertThat(graph.nodes()).extracting(Node::id).containsExactly("0", "1", "2", "3");
        assertThat(graph.edges()).containsExactly(new Edge("0", "0", "1"), new Edge("1", "2", "3"));
    }

    @Test
    void aReferenceContinuesItsTeeWithoutExclamationMarkToo() {
        Graph graph = LaunchText.parse("fakesrc ! tee name=t ! fakesink t. queue ! fakesink", catalog);

        assertThat(graph.edges())
                .containsExactly(
                        new Edge("0", "0", "1"),
                        new Edge("1", "1", "2"),
                        new Edge("2", "1", "3"),
                        new Edge("3", "3", "4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "videotestsrc num-buffers=5 ! fakesink name=x videotestsrc num-buffers=5 ! fakesink name=y",
                "fakesrc fakesrc ! fakesink",
                "fakesrc ! tee name=t ! queue ! fakesink t. ! queue ! fakesink fakesrc ! fakesink",
                "fakesrc ! fakesink fakesrc ! tee name=t ! fakesink t. ! fakesink",
                "fakesrc ! fakesink fakesrc ! video/x-raw,width=3 ! fakesink fakesrc ! fakesink",
            })
    void printedTextStaysTheSame(String text) {
        assertThat(LaunchText.print(LaunchText.parse(text, catalog), catalog)).isEqualTo(text);
    }
}
