package io.vippet.graph.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.command.CommandAssembly;
import io.vippet.graph.command.RunSettings;
import io.vippet.graph.internal.launch.LaunchParser;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.CameraCatalog;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Host;
import io.vippet.graph.lookup.Locations;
import io.vippet.graph.lookup.ModelEntry;
import io.vippet.graph.lookup.VideoEntry;
import io.vippet.graph.policy.LaunchPolicy.Use;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shipped policy against files of hostile and of ordinary launch texts. */
class PolicyCorpusTest {

    private static final Roots ROOTS = new Roots(
            List.of("/videos/input", "/images/input", "/models/output"), List.of("/videos/output", "/metadata"));
    private static final Pattern VIDEO = Pattern.compile("[\\w.% -]+\\.\\w{2,4}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern MODEL = Pattern.compile("model(?:-path)?=(\\S+)");

    /** Three links that lead out. */
    private static final class Links implements RealPaths {

        private static final Map<String, String> LINKS = Map.of(
                "/videos/input/link.mp4", "/etc/passwd",
                "/videos/input/linked", "/etc",
                "/videos/output/link.mp4", "/etc/cron.d/job",
                "/videos/output/linked", "/etc",
                "/metadata/link.jsonl", "/etc/x");

        @Override
        public Optional<String> real(String path) {
            return Optional.of(LINKS.entrySet().stream()
                    .filter(link -> (path + "/").startsWith(link.getKey() + "/"))
                    .map(link -> link.getValue() + path.substring(link.getKey().length()))
                    .findFirst()
                    .orElse(path));
        }

        /** Ordinary patterns are for names elsewhere. */
        @Override
        public boolean hasLinks(String folder) {
            return folder.equals("/videos/input/links") || folder.equals("/videos/output/links");
        }
    }

    private final LaunchPolicy policy = new AllowListPolicy(AllowList.standard(), ROOTS, new Links());

    @Test
    void refusesEveryHostileText() {
        List<String> texts = Corpus.hostile();
        assertThat(texts).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
        assertSoftly(softly -> texts.forEach(text -> {
            softly.assertThat(refusal(policy, text)).as(text).isPresent();
            softly.assertThat(run(text).flatMap(run -> refusal(policy, run)))
                    .as("what runs of " + text)
                    .isEmpty();
        }));
        Map<String, Long> named = texts.stream()
                .map(text -> refusal(policy, text).orElseThrow())
                .collect(Collectors.groupingBy(PolicyCorpusTest::summary, Collectors.counting()));
        System.out.println("Hostile texts: " + texts.size() + " refused of " + texts.size() + " " + named);
    }

    @Test
    void refusalsSayWhatAndHowToAllowIt() {
        assertSoftly(softly -> Corpus.hostile().forEach(text -> {
            GraphException refusal = refusal(policy, text).orElseThrow();
            if (refusal.kind() != GraphErrorKind.REFUSED_BY_POLICY) {
                return;
            }
            Map<String, Object> details = refusal.details();
            softly.assertThat(details).as(text).containsKeys("node", "element");
            for (String name : List.of("property", "setting")) {
                if (details.containsKey(name)) {
                    softly.assertThat(refusal.getMessage()).as(text).contains(String.valueOf(details.get(name)));
                }
            }
        }));
    }

    /** Whoever follows the advice gets past this refusal; others may remain. */
    @Test
    void settingsThatAreNamedDoAllowIt() {
        assertSoftly(softly -> Corpus.hostile().forEach(text -> {
            GraphException refusal = refusal(policy, text).orElseThrow();
            if (refusal.details().get("setting") instanceof String setting) {
                AllowList list = AllowList.standard().with(setting.substring(setting.indexOf('=') + 1));
                LaunchPolicy extended = new AllowListPolicy(list, ROOTS, new Links());
                softly.assertThat(refusal(extended, text)
                                .map(GraphException::details)
                                .map(details -> details.get("setting")))
                        .as(text)
                        .isNotEqualTo(Optional.of(setting));
            }
        }));
    }

    @Test
    void refusesNoOrdinaryText() {
        List<String> texts = Corpus.ordinary();
        assertThat(texts).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
        assertSoftly(softly -> texts.forEach(text -> {
            softly.assertThatCode(() -> LaunchText.parse(text, catalog(text)))
                    .as(text)
                    .doesNotThrowAnyException();
            softly.assertThat(refusal(policy, text).map(Throwable::getMessage))
                    .as(text)
                    .isEmpty();
            softly.assertThat(run(text)).as("run of " + text).isPresent();
        }));
        System.out.println("Ordinary texts: 0 refused of " + texts.size());
    }

    @Test
    void preparedRunsAllowThemToo() {
        for (String text : Corpus.ordinary()) {
            assertThatCode(() -> policy.check(LaunchText.parse(text, catalog(text)), Use.PREPARED))
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }

    private static String summary(GraphException refusal) {
        if (refusal.kind() != GraphErrorKind.REFUSED_BY_POLICY) {
            return refusal.kind().code();
        }
        String what = refusal.details().containsKey("property") ? "property" : "element";
        return refusal.details().containsKey("setting") ? what + ", setting named" : what + ", never";
    }

    /** Without look-ups: every name and path as it was written. */
    private static Optional<GraphException> refusal(LaunchPolicy policy, String text) {
        try {
            policy.check(new LaunchParser(text).parse(), Use.AS_WRITTEN);
            return Optional.empty();
        } catch (GraphException e) {
            return Optional.of(e);
        }
    }

    /** The whole way of a text into a run, with a catalogue that knows every video and model that it names. */
    private Optional<String> run(String text) {
        Catalog catalog = catalog(text);
        Host host = new Host(element -> true, CameraCatalog.none(), (source, target) -> false);
        RunSettings settings = new RunSettings("/videos/output", "/metadata", "media", 8554, 100);
        try {
            Graph graph = LaunchText.parse(text, catalog);
            return Optional.of(new CommandAssembly(catalog, host, settings, policy).asWritten(graph));
        } catch (GraphException e) {
            return Optional.empty();
        }
    }

    private static Catalog catalog(String text) {
        List<ModelEntry> models = MODEL.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .filter(path -> path.startsWith("/models/output/") || path.length() == 1)
                .map(path -> new ModelEntry("Model " + path, "genai", path, null, null, true))
                .toList();
        return new Catalog(
                () -> models,
                name -> VIDEO.matcher(name).matches()
                        ? Optional.of(new VideoEntry(name, "/videos/input/" + name, "h264"))
                        : Optional.empty(),
                name -> Optional.empty(),
                path -> path.startsWith("/labels/coco"),
                new Locations("/labels", "/scripts", "/images", "/videos"));
    }
}
