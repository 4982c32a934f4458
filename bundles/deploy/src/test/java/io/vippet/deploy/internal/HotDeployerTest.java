package io.vippet.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vippet.api.app.HomeSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class HotDeployerTest {

    @TempDir
    Path home;

    private Path load;
    private TestFramework framework;

    @BeforeEach
    void start() throws Exception {
        load = Files.createDirectories(home.resolve("load"));
        framework = new TestFramework(home.resolve("storage"));
    }

    @AfterEach
    void stop() throws Exception {
        framework.close();
    }

    private HotDeployer deployer() throws Exception {
        // The deployer's own bundle only matters for its start level.
        var own = framework.bundle("org.apache.felix.scr").orElseThrow().getBundleContext();
        return new HotDeployer(own, new HomeSettings(home), framework.components());
    }

    @Test
    void whatLiesInTheFolderRunsWhenTheStartupTaskHasEnded() throws Exception {
        Files.write(load.resolve("a.jar"), TestJar.bundle("acme.a", "1.0.0").bytes());
        var deployer = deployer();
        deployer.run();
        assertThat(framework.running("acme.a")).contains("1.0.0");
        assertThat(deployer.deployments()).hasSize(1);
        deployer.stop();
    }

    @Test
    void followsTheFolderUntilStopped() throws Exception {
        var deployer = deployer();
        deployer.run();
        Files.write(load.resolve("a.jar"), TestJar.bundle("acme.a", "1.0.0").bytes());
        await().until(() -> framework.running("acme.a").isPresent());
        Files.delete(load.resolve("a.jar"));
        await().until(() -> framework.bundle("acme.a").isEmpty());

        Files.write(load.resolve("b.jar"), TestJar.bundle("acme.b", "1.0.0").bytes());
        await().until(() -> framework.running("acme.b").isPresent());
        deployer.stop();
        assertThat(framework.running("acme.b"))
                .as("bundles outlive the deployer")
                .isPresent();
    }

    @Test
    void goesOnWhenTheFolderIsBack() throws Exception {
        Files.write(load.resolve("a.jar"), TestJar.bundle("acme.a", "1.0.0").bytes());
        var deployer = deployer();
        deployer.run();
        Files.move(load, home.resolve("elsewhere"));
        Files.createDirectory(load);
        Files.write(load.resolve("b.jar"), TestJar.bundle("acme.b", "1.0.0").bytes());
        await().until(() -> framework.running("acme.b").isPresent());
        assertThat(framework.bundle("acme.a")).isEmpty();
        deployer.stop();
    }
}
