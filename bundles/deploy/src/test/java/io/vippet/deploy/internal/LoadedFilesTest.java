package io.vippet.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.app.JarCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

@NullUnmarked
class LoadedFilesTest {

    @TempDir
    Path home;

    private Path load;
    private TestFramework framework;
    private LoadedFiles files;
    private List<JarCheck> checks = List.of();

    @BeforeEach
    void start() throws Exception {
        load = Files.createDirectories(home.resolve("load"));
        framework = new TestFramework(home.resolve("storage"));
        files = deployer();
    }

    @AfterEach
    void stop() throws Exception {
        framework.close();
    }

    private LoadedFiles deployer() throws IOException {
        Bundle system = framework.context().getBundle();
        return new LoadedFiles(
                new LoadFolder(load),
                new KeptCopies(home.resolve("kept")),
                new BundleHost(system.getBundleContext(), 1),
                new StartCheck(framework.components(), new MissingRequirements(system)),
                () -> checks);
    }

    private void restart() throws Exception {
        framework.close();
        framework = new TestFramework(home.resolve("storage"));
        files = deployer();
    }

    /** Each content gets a time of its own, also where the clock of the file system is coarse. */
    private int drops;

    private void drop(String name, byte[] content) throws IOException {
        Files.write(load.resolve(name), content);
        Files.setLastModifiedTime(load.resolve(name), FileTime.fromMillis(1_000_000 + 10_000L * drops++));
    }

    private void drop(String name, TestJar jar) throws IOException {
        drop(name, jar.bytes());
    }

    private void settle() throws IOException {
        files.scan();
        files.scan();
    }

    private Deployment deployment(String file) {
        return files.deployments().stream()
                .filter(deployment -> deployment.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deploysBundleThatIsStableForTwoLooks() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        assertThat(files.scan()).isFalse();
        assertThat(framework.bundle("acme.a")).isEmpty();

        assertThat(files.scan()).isTrue();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(files.deployments())
                .containsExactly(new Deployment("a.jar", "acme.a", "1.0.0", Outcome.ACTIVE, null));
    }

    @Test
    void takesMovedFileWithTheTimeOfTheOneBefore() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        settle();
        FileTime time = Files.getLastModifiedTime(load.resolve("a.jar"));

        Path other = Files.write(
                home.resolve("other"), TestJar.bundle("acme.a", "1.0.1").bytes());
        Files.setLastModifiedTime(other, time);
        Files.move(other, load.resolve("a.jar"), StandardCopyOption.ATOMIC_MOVE);
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.1");
    }

    @Test
    void ignoresTemporaryNamesAndWhatIsNoJar() throws Exception {
        byte[] jar = TestJar.bundle("acme.a", "1.0.0").bytes();
        drop("a.jar.part", jar);
        drop(".a.jar", jar);
        drop("a.txt", jar);
        Files.createDirectory(load.resolve("b.jar"));
        settle();
        assertThat(files.deployments()).isEmpty();
        assertThat(framework.bundle("acme.a")).isEmpty();
    }

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
    void takesHalfWrittenJarWhenItIsWhole() throws Exception {
        byte[] jar = TestJar.bundle("acme.a", "1.0.0")
                .entry("data", new byte[10_000])
                .bytes();
        drop("a.jar", Arrays.copyOf(jar, jar.length / 2));
        settle();
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.INVALID);
        assertThat(deployment("a.jar").message()).contains("no intact jar").contains("copy it again");

        drop("a.jar", jar);
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.0");
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
    void updatesBundleInPlace() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        settle();
        long id = framework.bundle("acme.a").orElseThrow().getBundleId();

        drop("a.jar", TestJar.bundle("acme.a", "1.1.0"));
        settle();
        assertThat(framework.running("acme.a")).contains("1.1.0");
        assertThat(framework.bundle("acme.a").orElseThrow().getBundleId()).isEqualTo(id);
    }

    @Test
    void leavesBundleAloneWhenItsFileIsOnlyTouched() throws Exception {
        byte[] jar = TestJar.bundle("acme.a", "1.0.0").bytes();
        drop("a.jar", jar);
        settle();
        Bundle bundle = framework.bundle("acme.a").orElseThrow();
        long modified = bundle.getLastModified();

        drop("a.jar", jar);
        settle();
        assertThat(bundle.getLastModified()).isEqualTo(modified);
        assertThat(framework.running("acme.a")).contains("1.0.0");
    }

    @Test
    void usersOfUpdatedBundleGetItsNewClasses() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0").header("Export-Package", "acme.a.api;version=1.0"));
        drop("b.jar", TestJar.bundle("acme.b", "1.0.0").header("Import-Package", "acme.a.api"));
        settle();

        drop("a.jar", TestJar.bundle("acme.a", "2.0.0").header("Export-Package", "acme.a.api;version=2.0"));
        settle();
        Bundle user = framework.bundle("acme.b").orElseThrow();
        assertThat(user.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(user.adapt(org.osgi.framework.wiring.BundleWiring.class)
                        .getRequiredWires("osgi.wiring.package")
                        .getFirst()
                        .getCapability()
                        .getAttributes()
                        .get("version"))
                .hasToString("2.0.0");
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
    void uninstallsWhenFileIsDeleted() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        settle();
        Files.delete(load.resolve("a.jar"));
        files.scan();
        assertThat(framework.bundle("acme.a")).isEmpty();
        assertThat(files.deployments()).isEmpty();
        assertThat(home.resolve("kept")).isEmptyDirectory();
    }

    @Test
    void keepsBundlesWhenFolderCannotBeRead() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        settle();
        Files.move(load, home.resolve("elsewhere"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(files::scan)).isInstanceOf(IOException.class);
        assertThat(framework.running("acme.a")).contains("1.0.0");
    }

    @Test
    void bringsFolderBackAfterRestart() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        drop("b.jar", TestJar.bundle("acme.b", "1.0.0"));
        settle();
        framework.close();
        Files.delete(load.resolve("b.jar"));
        restart();
        settle();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(framework.bundle("acme.b")).isEmpty();
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

    @Test
    void adoptsBundlesWhenDeployerAloneIsRestarted() throws Exception {
        drop("a.jar", TestJar.bundle("acme.a", "1.0.0"));
        drop("b.jar", TestJar.bundle("acme.b", "1.0.0"));
        settle();
        long modified = framework.bundle("acme.a").orElseThrow().getLastModified();
        Files.delete(load.resolve("b.jar"));

        files = deployer();
        settle();
        assertThat(framework.bundle("acme.a").orElseThrow().getLastModified()).isEqualTo(modified);
        assertThat(deployment("a.jar").outcome()).isEqualTo(Outcome.ACTIVE);
        assertThat(framework.bundle("acme.b")).isEmpty();
    }
}
