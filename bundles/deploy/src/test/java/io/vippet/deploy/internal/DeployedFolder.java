package io.vippet.deploy.internal;

import io.vippet.api.app.JarCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** A load folder that is looked at when a test says so, over a framework of its own. */
@NullUnmarked
abstract class DeployedFolder {

    @TempDir
    Path home;

    Path load;
    TestFramework framework;
    LoadedFiles files;
    List<JarCheck> checks = List.of();

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

    LoadedFiles deployer() throws IOException {
        Bundle system = framework.context().getBundle();
        return new LoadedFiles(
                new LoadFolder(load),
                new KeptCopies(home.resolve("kept")),
                new BundleHost(system.getBundleContext(), 1),
                new StartCheck(framework.components(), new MissingRequirements(system)),
                () -> checks);
    }

    void restart() throws Exception {
        framework.close();
        framework = new TestFramework(home.resolve("storage"));
        files = deployer();
    }

    /** Each content gets a time of its own, also where the clock of the file system is coarse. */
    private int drops;

    void drop(String name, byte[] content) throws IOException {
        Files.write(load.resolve(name), content);
        Files.setLastModifiedTime(load.resolve(name), FileTime.fromMillis(1_000_000 + 10_000L * drops++));
    }

    void drop(String name, TestJar jar) throws IOException {
        drop(name, jar.bytes());
    }

    void settle() throws IOException {
        files.scan();
        files.scan();
    }

    Deployment deployment(String file) {
        return files.deployments().stream()
                .filter(deployment -> deployment.file().equals(file))
                .findFirst()
                .orElseThrow();
    }
}
