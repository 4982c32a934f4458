package io.vippet.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Contents that do not run, with what runs instead. */
@NullUnmarked
class RefusedFilesTest extends DeployedFolder {

    @Test
    void reportsJarThatIsNoBundle() throws Exception {
        drop("a.jar", TestJar.plain());
        settle();
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.INVALID);
        assertThat(deployment("a.jar").message())
                .isEqualTo("load/a.jar is no bundle: its manifest has no Bundle-SymbolicName; build it as a bundle.");
    }

    @Test
    void reportsWrongManifest() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "one"));
        settle();
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.INVALID);
        assertThat(deployment("a.jar").message()).contains("correct its manifest");
    }

    @Test
    void contentThatACheckComplainsOfDoesNotTakeTheRunningOnesPlace() throws Exception {
        checks = List.of(
                jar -> Optional.empty(),
                jar -> jar.toFile().length() > 10_000 ? Optional.of("is a pack with a hole") : Optional.empty());
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.0");

        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        drop("a.jar", TestJar.bundle("acme.a", "2.0.0").entry("large", noise));
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.INVALID);
        assertThat(deployment("a.jar").message())
                .isEqualTo("load/a.jar is a pack with a hole; version 1.0.0, which it held before, runs.");
    }

    @Test
    void keepsRunningVersionWhenBrokenJarIsDropped() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        settle();
        long id = framework.bundle("acme.a").orElseThrow().getBundleId();

        drop("a.jar", "garbage".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(framework.bundle("acme.a").orElseThrow().getBundleId()).isEqualTo(id);
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.INVALID);
        assertThat(deployment("a.jar").version()).isEqualTo("1.0.0");
        assertThat(deployment("a.jar").message()).endsWith("; version 1.0.0, which it held before, runs.");
    }

    @Test
    void rollsBackWhenUpdateDoesNotStart() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        settle();
        drop("a.jar", TestJar.bundle("acme.a", "1.1.0").activator(FailingActivator.class));
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(deployment("a.jar").version()).isEqualTo("1.0.0");
        assertThat(deployment("a.jar").message())
                .isEqualTo("load/a.jar does not start (java.lang.IllegalStateException: no licence found); repair its"
                        + " activator; version 1.0.0, which it held before, runs.");
    }

    @Test
    void rollsBackWhenUpdateDoesNotResolve() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        settle();
        drop("a.jar", TestJar.bundle("acme.a", "1.1.0").header("Import-Package", "acme.codec"));
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.ROLLED_BACK);

        drop("c.jar", TestJar.bundle("acme.codec", "1.0.0").header("Export-Package", "acme.codec"));
        settle();
        assertThat(framework.running("acme.a")).contains("1.1.0");
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.ACTIVE);
    }

    @Test
    void rollsBackWhenUpdateHasWrongManifest() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        settle();
        drop("a.jar", TestJar.bundle("acme.a", "1.1.0").header("Import-Package", "acme.b,acme.b"));
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.INVALID);
    }

    @Test
    void rollsBackWhenComponentOfUpdateFails() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0").component(QuietComponent.class, ""));
        settle();
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.ACTIVE);

        drop("a.jar", TestJar.bundle("acme.a", "1.1.0").component(FailingComponent.class, ""));
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(deployment("a.jar").message()).contains("FailingComponent").contains("card not found");
    }

    @Test
    void namesServiceThatComponentWaitsFor() throws Exception {
        drop(
                "a.jar",
                TestJar.bundle("acme.a", "1.0.0")
                        .component(QuietComponent.class, "<reference name=\"codec\" interface=\"acme.Codec\"/>"));
        settle();
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.ACTIVE);
        assertThat(deployment("a.jar").message())
                .isEqualTo("load/a.jar runs, but its component QuietComponent waits for a service acme.Codec.");
    }

    @Test
    void namesWhatNewBundleNeedsAndStartsItWhenThatComes() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0").header("Import-Package", "acme.codec;version=\"[1,2)\""));
        settle();
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.UNRESOLVED);
        assertThat(deployment("a.jar").message())
                .startsWith("load/a.jar needs package (&(acme.codec)(version>=1.0.0)(!(version>=2.0.0))), which no"
                        + " bundle offers");

        drop("z.jar", TestJar.bundle("acme.codec", "1.0.0").header("Export-Package", "acme.codec;version=1.5"));
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.ACTIVE);

        Files.delete(load.resolve("z.jar"));
        files.scan();
        assertThat(framework.running("acme.a")).isEmpty();
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.UNRESOLVED);
    }

    @Test
    void refusesNameOfServersOwnBundle() throws Exception {
        drop("a.jar", TestJar.bundle("org.apache.felix.scr", "9.9.9"));
        settle();
        assertThat(framework.running("org.apache.felix.scr")).isPresent().isNotEqualTo(Optional.of("9.9.9"));
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(deployment("a.jar").message()).contains("belongs to a bundle of the server itself");
    }

    @Test
    void refusesNameOfOtherFileUntilThatIsGone() throws Exception {
        drop("b.jar", TestJar.bundle("acme.a", "1.0.0"));
        settle();
        drop("a.jar", TestJar.bundle("acme.a", "2.0.0"));
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(deployment("a.jar").message())
                .isEqualTo("load/a.jar has the symbolic name acme.a, as load/b.jar has; delete one of the two.");

        restart();
        settle();
        assertThat(framework.running("acme.a")).as("the owner stays the owner").contains("1.0.0");

        Files.delete(load.resolve("b.jar"));
        files.scan();
        assertThat(framework.running("acme.a")).contains("2.0.0");
    }

    @Test
    void refusedFileTakesNothingAlongWhenDeleted() throws Exception {
        drop("b.jar", TestJar.bundle("acme.a", "1.0.0"));
        settle();
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        settle();
        Files.delete(load.resolve("a.jar"));
        files.scan();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(files.deployments()).hasSize(1);
    }

    @Test
    void fallsBackToEarlierContentAlsoAfterRestart() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        drop("b.jar", TestJar.bundle("acme.b", "1.0.0"));
        settle();
        drop("a.jar", TestJar.bundle("acme.a", "1.1.0").activator(FailingActivator.class));
        drop("b.jar", TestJar.plain());
        restart();
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(framework.running("acme.b")).contains("1.0.0");
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(deployment("b.jar").outcome()).isEqualTo(Outcome.INVALID);
    }
}
