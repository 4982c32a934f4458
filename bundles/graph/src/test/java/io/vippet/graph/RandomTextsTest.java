package io.vippet.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Locations;
import io.vippet.graph.lookup.ModelEntry;
import io.vippet.graph.lookup.VideoEntry;
import io.vippet.graph.policy.AllowList;
import io.vippet.graph.policy.AllowListPolicy;
import io.vippet.graph.policy.Corpus;
import io.vippet.graph.policy.LaunchPolicy;
import io.vippet.graph.policy.Roots;
import io.vippet.graph.view.SimpleMerge;
import io.vippet.graph.view.SimpleView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts made of noise, and well-formed ones with something wrong: nothing but the library's own exception comes out. */
class RandomTextsTest {

    /** A million with {@code --long}. */
    private static final int TEXTS = Boolean.getBoolean("vippet.tests.long") ? 1_000_000 : 100_000;

    private static final String PIECES =
            " \t\n!!,,==\"'.;:()[]{}\\/%#@$&|<>~^*+-_aZ09é\u00A0\u2028\u3000\uFEFF\0\u0001\uD83C\uDFAC";

    private final Random random = new Random(20_26);
    private final List<String> wellFormed = new ArrayList<>();
    private final Visibility visibility = Visibility.standard();
    private final Catalog catalog = new Catalog(
            () -> List.of(
                    new ModelEntry("A (INT8)", "detection", "/models/output/a/a.xml", null, "GPU", true),
                    new ModelEntry("V", "genai", "/models/output/vlm/INT4", null, null, true)),
            name -> name.contains("a") ? Optional.of(new VideoEntry(name, "/v/" + name, "h264")) : Optional.empty(),
            name -> Optional.empty(),
            path -> path.endsWith("txt"),
            new Locations("/labels", "/scripts", "/images", "/videos"));
    private final LaunchPolicy policy =
            new AllowListPolicy(AllowList.standard(), new Roots(List.of("/v"), List.of("/o")), Optional::of);

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void nothingButItsOwnExceptionComesOut() {
        wellFormed.addAll(Corpus.ordinary());
        wellFormed.addAll(
                Corpus.hostile().stream().filter(t -> t.length() < 500).toList());
        int graphs = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = random.nextInt(4) == 0 ? noise() : damaged();
            try {
                graphs += use(text) ? 1 : 0;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("Text " + i + ": " + text, e);
            }
        }
        System.out.printf("Random and mutated texts: %d, of which %d gave a graph%n", TEXTS, graphs);
        assertThat(graphs).isBetween(TEXTS / 3, TEXTS - 1);
    }

    /** Everything that a server does with a text; tells whether it gave a graph. */
    private boolean use(String text) {
        Graph graph;
        try {
            graph = LaunchText.parse(text, catalog);
        } catch (GraphException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
        SyntheticId.ofGraph(graph);
        SyntheticId.ofDescription(text);
        Graph simple = SimpleView.of(graph, visibility);
        ignoringItsOwn(() -> SimpleMerge.merge(graph, simple, simple, catalog));
        ignoringItsOwn(() -> LaunchText.print(graph, catalog));
        ignoringItsOwn(() -> policy.check(graph, LaunchPolicy.Use.AS_WRITTEN));
        ignoringItsOwn(() -> policy.quoted(graph));
        return true;
    }

    private static void ignoringItsOwn(Runnable use) {
        try {
            use.run();
        } catch (GraphException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private String noise() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(80); i > 0; i--) {
            text.append(piece());
        }
        return text.toString();
    }

    private char piece() {
        return random.nextInt(20) == 0
                ? (char) random.nextInt(0x10000)
                : PIECES.charAt(random.nextInt(PIECES.length()));
    }

    private String damaged() {
        StringBuilder text = new StringBuilder(wellFormed.get(random.nextInt(wellFormed.size())));
        for (int i = 1 + random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(6)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, piece());
                case 2 -> text.setCharAt(at, piece());
                case 3 -> text.insert(at, text.substring(at, end));
                case 4 -> text.delete(at, end);
                default -> {
                    String other = wellFormed.get(random.nextInt(wellFormed.size()));
                    text.insert(at, other, 0, random.nextInt(other.length() + 1));
                }
            }
        }
        return text.toString();
    }
}
