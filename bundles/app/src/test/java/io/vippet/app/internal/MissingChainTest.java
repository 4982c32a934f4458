package io.vippet.app.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.app.internal.MissingChain.Need;
import io.vippet.app.internal.MissingChain.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MissingChainTest {

    @Test
    void nothingIsSaidWhenNothingIsMissing() {
        assertThat(sentences(part("a.Rest", "x.Rest"), part("a.Jobs", "x.Jobs")))
                .isEmpty();
    }

    @Test
    void chainIsFollowedToItsEnd() {
        assertThat(sentences(
                        part("a.Introspector", "x.Introspection", "x.Child"),
                        part("a.Resources", "x.Resource", "x.Tests"),
                        part("a.Benchmark", "x.Tests", "x.Introspection")))
                .containsExactly(
                        "Resources is missing: it needs Tests (Benchmark), which needs Introspection (Introspector),"
                                + " which needs Child, which nothing offers.");
    }

    @Test
    void failedActivationIsTheEnd() {
        Part broken = new Part("a.Database", List.of("x.DataSource"), List.of(), "the disk is full");

        assertThat(sentences(part("a.Queue", "x.Jobs", "x.DataSource"), broken))
                .containsExactly(
                        "Queue is missing: it needs DataSource (Database), which failed to start: the disk is full.");
        assertThat(sentences(broken)).containsExactly("Database is missing: it failed to start: the disk is full.");
    }

    @Test
    void oneSentencePerCause() {
        assertThat(sentences(
                        part("a.A", "x.A", "x.Gone"),
                        part("a.B", "x.B", "x.Gone", "x.Other"),
                        part("a.C", "x.C", "x.B")))
                .containsExactly(
                        "C is missing: it needs B (B), which needs Gone, which nothing offers.",
                        "C is missing: it needs B (B), which needs Other, which nothing offers.");
    }

    @Test
    void targetsAreNamed() {
        Part part = new Part("a.A", List.of("x.A"), List.of(new Need("x.Db", "(name=main)")), null);

        assertThat(sentences(part, part("a.Db", "x.Db")))
                .containsExactly("A is missing: it needs Db with (name=main), which nothing offers.");
    }

    @Test
    void circlesEnd() {
        assertThat(sentences(part("a.A", "x.A", "x.B"), part("a.B", "x.B", "x.A")))
                .singleElement()
                .asString()
                .contains("waits for itself");
    }

    private static Part part(String name, @Nullable String offer, String... needs) {
        return new Part(
                name,
                offer == null ? List.of() : List.of(offer),
                List.of(needs).stream().map(need -> new Need(need, null)).toList(),
                null);
    }

    private static List<String> sentences(Part... parts) {
        return new MissingChain(List.of(parts)).sentences();
    }
}
