package io.vippet.model.archive;

import io.vippet.model.archive.internal.SetUp;
import io.vippet.pack.JarPackFiles;
import io.vippet.pack.Pack;
import io.vippet.pack.PackException;
import io.vippet.pack.PackHeaders;
import io.vippet.pack.PackReader;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fills a home without the server: {@code Fetch HOME JAR_OR_DIRECTORY...}. Fetches the inference runtime, and of each
 * pack among the jars its default models and its clips; other jars are passed over. Exit code 0 when everything is
 * there, 1 when something failed, 2 when the arguments are wrong.
 */
public final class Fetch {

    private Fetch() {}

    /** Runs the set-up. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 1) {
            System.err.println("usage: Fetch HOME JAR_OR_DIRECTORY...");
            System.exit(2);
        }
        Console console = System.console();
        try {
            List<Pack> packs = packs(List.of(arguments).subList(1, arguments.length));
            SetUp setUp = new SetUp(
                    Path.of(arguments[0]), packs, System.getenv(), System.out, console != null && console.isTerminal());
            List<String> failures = setUp.run();
            failures.forEach(failure -> System.err.println("fetch: " + failure));
            System.exit(failures.isEmpty() ? 0 : 1);
        } catch (IOException | PackException e) {
            System.err.println("fetch: " + e.getMessage());
            System.exit(1);
        }
    }

    private static List<Pack> packs(List<String> arguments) throws IOException, PackException {
        List<Pack> packs = new ArrayList<>();
        for (String argument : arguments) {
            for (Path jar : jars(Path.of(argument))) {
                try (JarPackFiles files = new JarPackFiles(jar)) {
                    if (PackHeaders.isPack(files)) {
                        packs.add(PackReader.read(files, packs.size()));
                    }
                }
            }
        }
        return packs;
    }

    private static List<Path> jars(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.walk(path)) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
