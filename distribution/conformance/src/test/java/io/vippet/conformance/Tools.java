package io.vippet.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs that tests use besides the product; fetched once by their ordinary clients, then kept. */
final class Tools {

    private static final Pattern NO_NETWORK = Pattern.compile(
            "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|name resolution|NewConnectionError|Network is unreachable",
            Pattern.CASE_INSENSITIVE);

    /** What a program left behind. */
    record Result(int exit, String output) {}

    private Tools() {}

    /** Path of a program; skips the test when it is not installed. */
    static String program(String... names) {
        Optional<String> found = Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> folder + "/" + name))
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), names[0] + " is not installed; ./vippet setup installs it");
        return found.orElseThrow();
    }

    /**
     * A folder of its own, filled by a command unless an earlier run has done so; skips the test without a network.
     *
     * @param name with a version, so that another one is another folder
     * @param resources folder of this module whose files are copied in first
     */
    static Path fetched(String name, String resources, List<String> command) throws Exception {
        String home = System.getenv("VIPPET_HOME");
        Path cache = home == null ? Path.of(System.getProperty("vippet.cache")) : Path.of(home, "cache", "tests");
        Path folder = cache.resolve(name);
        Files.createDirectories(folder);
        copy(resources, folder);
        Path done = folder.resolve(".fetched");
        if (!Files.exists(done)) {
            Result result = run(folder, 600, Map.of(), command);
            Assumptions.assumeFalse(
                    result.exit != 0 && NO_NETWORK.matcher(result.output).find(),
                    name + " cannot be fetched without a network");
            if (result.exit != 0) {
                throw new AssertionError(result.output);
            }
            Files.createFile(done);
        }
        return folder;
    }

    /** Copies the files of a folder of resources. */
    static void copy(String resources, Path target) throws IOException {
        Path source = Path.of(System.getProperty("vippet.classes"), resources);
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Runs a program to its end. */
    static Result run(Path folder, int seconds, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("vippet-tool", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(
                        command.getFirst() + " ran longer than " + seconds + " s: " + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
