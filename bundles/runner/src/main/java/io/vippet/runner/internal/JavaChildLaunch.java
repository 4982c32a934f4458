package io.vippet.runner.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The child is this JVM's {@code java} on the jars below {@code lib/child}. */
final class JavaChildLaunch implements ChildLaunch {

    private static final String MAIN_CLASS = "io.vippet.runner.child.Main";
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIAL|PRIVATE_KEY|API_?KEY).*");

    private final Settings settings;
    private final AotCache aot;

    JavaChildLaunch(Settings settings) {
        this.settings = settings;
        aot = new AotCache(cache("aot"));
    }

    @Override
    public ProcessBuilder prepare() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.directory(Files.createDirectories(settings.path(Place.RUN)).toFile());
        environment(builder.environment());
        return builder;
    }

    @Override
    public Path crashReport(long pid) {
        return crashDirectory().resolve("hs_err_" + pid + ".log");
    }

    private List<String> command() throws IOException {
        Files.createDirectories(crashDirectory());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms32m", // frames leave little garbage; else a 64th of the machine's memory is filled with it
                "-Xmx" + settings.text("VIPPET_CHILD_HEAP").orElse("512m"),
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + crashDirectory().resolve("hs_err_%p.log"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(VectorModule.flags());
        List<Path> jars = jars();
        aot.fitting(jars).ifPresent(cache -> command.add("-XX:AOTCache=" + cache));
        command.addAll(List.of(
                "-cp", jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)), MAIN_CLASS));
        return command;
    }

    private List<Path> jars() throws IOException {
        Path jars = settings.path(Place.DISTRIBUTION).resolve("lib/child");
        try (Stream<Path> files = Files.list(jars)) {
            List<Path> sorted =
                    files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
            if (sorted.isEmpty()) {
                throw new IOException("No jars in %s, expected those of the runner child".formatted(jars));
            }
            return sorted;
        } catch (NoSuchFileException e) {
            throw new IOException("Directory %s is missing, expected the jars of the runner child".formatted(jars), e);
        }
    }

    private void environment(Map<String, String> environment) throws IOException {
        environment.keySet().removeIf(JavaChildLaunch::isSecret);
        Path registry = Files.createDirectories(cache("gst-registry")).resolve("registry.bin");
        environment.put("GST_REGISTRY", registry.toString());
        environment.putIfAbsent("GST_DEBUG", "1");
        Path openvino = settings.path(Place.OPENVINO);
        environment.put("OPENVINO_LIB_DIR", openvino.toString());
        Path compiled = cache("openvino").resolve(runtimeVersion(openvino));
        environment.put("OPENVINO_CACHE_DIR", Files.createDirectories(compiled).toString());
    }

    /** Tells whether the name of a variable says that its value is nobody else's business. */
    static boolean isSecret(String name) {
        return SECRET_NAME.matcher(name).matches();
    }

    /** Compiled models are good for one version of the runtime only; it is the suffix of the library. */
    private static String runtimeVersion(Path openvino) throws IOException {
        String prefix = "libopenvino_c.so.";
        if (!Files.isDirectory(openvino)) {
            return "none";
        }
        try (Stream<Path> files = Files.list(openvino)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()))
                    .sorted()
                    .findFirst()
                    .orElse("none");
        }
    }

    private Path cache(String name) {
        return settings.path(Place.CACHE).resolve(name);
    }

    private Path crashDirectory() {
        return settings.path(Place.LOGS).resolve("children");
    }
}
