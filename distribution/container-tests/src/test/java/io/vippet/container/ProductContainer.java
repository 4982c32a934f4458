package io.vippet.container;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/** The assembled product as a container: its own jars at their start levels, its own framework properties. */
final class ProductContainer {

    private static final String SYSTEM_PACKAGES = "org.osgi.framework.system.packages.extra";

    private ProductContainer() {}

    /** Describes a container whose server has a fresh home and a free port. */
    static Option options() throws IOException {
        Path distribution = Path.of(System.getProperty("vippet.distribution"));
        Path folder = Path.of("target", "container").toAbsolutePath();
        Path home = folder.resolve("home");
        delete(folder.resolve("exam"));
        // Its cache knows the elements of this machine, which takes seconds to find out; the rest begins empty.
        for (String used : List.of("db", "load", "logs", "run")) {
            delete(home.resolve(used));
        }
        Files.createDirectories(home);
        List<Option> options = new ArrayList<>();
        options.add(workingDirectory(folder.resolve("exam").toString()));
        options.add(frameworkProperty("VIPPET_HOME").value(home.toString()));
        options.add(frameworkProperty("VIPPET_DISTRIBUTION").value(distribution.toString()));
        options.add(frameworkProperty("VIPPET_PORT").value("0"));
        options.add(frameworkProperty("VIPPET_ADMIN_PORT").value("0"));
        properties(distribution).forEach((key, value) -> {
            String property = key.toString();
            // As a framework property it would take the place of what pax-exam itself exports.
            options.add(
                    property.equals(SYSTEM_PACKAGES)
                            ? systemPackages(value.toString().split(","))
                            : frameworkProperty(property).value(value.toString()));
        });
        for (Path level : sorted(distribution.resolve("bundles"))) {
            int startLevel = Integer.parseInt(level.getFileName().toString());
            for (Path jar : sorted(level)) {
                options.add(bundle("reference:" + jar.toUri()).startLevel(startLevel));
            }
        }
        options.add(frameworkStartLevel(10));
        options.add(junitBundles());
        return composite(options.toArray(Option[]::new));
    }

    private static Properties properties(Path distribution) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(distribution.resolve("lib/framework.properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
