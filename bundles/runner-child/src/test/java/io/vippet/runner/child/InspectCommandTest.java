package io.vippet.runner.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the child prints of elements for people. */
class InspectCommandTest {

    @Test
    void elementsAreShownToPeople() throws Exception {
        String all = shown();
        assertThat(all).contains("gvafpscounter").contains("queue ").doesNotContain("vippetprobe");

        assertThat(shown("gvadetect"))
                .contains("gvadetect: ")
                .contains("  threshold: Confidence\n      gfloat, 0 to 0.9, default 0.3; readable, writable,"
                        + " changeable in NULL and READY\n");
        assertThat(shown("queue", "nosuch"))
                .contains("upstream (1): Leaky on upstream")
                .contains("'nosuch'");
    }

    private static String shown(String... names) throws Exception {
        List<String> command = new ArrayList<>(ChildProcess.command("--inspect"));
        command.addAll(List.of(names));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isEqualTo(List.of(names).contains("nosuch") ? 1 : 0);
        return text;
    }
}
