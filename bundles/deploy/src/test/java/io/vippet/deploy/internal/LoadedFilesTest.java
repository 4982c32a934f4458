package io.vippet.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

@NullUnmarked
class LoadedFilesTest extends DeployedFolder {

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
