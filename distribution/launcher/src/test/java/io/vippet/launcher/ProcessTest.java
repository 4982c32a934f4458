package io.vippet.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exit codes of the process, with a distribution of two bundles. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
@Timeout(120)
class ProcessTest {

    @TempDir
    Path directory;

    private String output = "";

    private int run(String action) throws Exception {
        Path root = directory.resolve("distribution");
        Files.createDirectories(root.resolve("lib"));
        Files.writeString(
                root.resolve("lib/framework.properties"),
                "org.osgi.framework.startlevel.beginning=3\ntest.action=" + action + "\n");
        bundle(root.resolve("bundles/1/first.jar"), "acme.first", true);
        bundle(root.resolve("bundles/2/second.jar"), "acme.second", false);
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:TieredStopAtLevel=1",
                        "-Dvippet.distribution=" + root,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--home",
                        directory.resolve("home").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
            output = Files.readString(log);
        }
    }

    private static void bundle(Path jar, String name, boolean active) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
        manifest.getMainAttributes().putValue("Import-Package", "org.osgi.framework");
        manifest.getMainAttributes()
                .putValue("Bundle-Activator", (active ? ActingBundle.class : TalkingBundle.class).getName());
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> type : new Class<?>[] {ActingBundle.class, TalkingBundle.class}) {
                String entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream bytes = type.getClassLoader().getResourceAsStream(entry)) {
                    out.write(bytes == null ? "".getBytes(StandardCharsets.UTF_8) : bytes.readAllBytes());
                }
            }
        }
    }

    @Test
    void stoppedFromInside() throws Exception {
        assertThat(run("stop")).isZero();
        assertThat(output).contains("second started").contains("second stopped");
    }

    @Test
    void givenUpDuringTheStart() throws Exception {
        assertThat(run("give-up-at-start")).isEqualTo(1);
        assertThat(output).as("nothing more is started").doesNotContain("second started");
    }

    @Test
    void givenUpLater() throws Exception {
        assertThat(run("give-up-later")).isEqualTo(1);
        assertThat(output).as("the rest ends in order").contains("second stopped");
    }
}
