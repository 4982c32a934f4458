package io.vippet.assembler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * Lays a distribution out: {@code Main TARGET FEATURE REPOSITORY [FOLDER=CLASSPATH]...}. FEATURE is the aggregated
 * feature, REPOSITORY the Maven-like folder with its artifacts, CLASSPATH a file that lists jars, FOLDER where in the
 * target they go.
 */
public final class Main {

    private Main() {}

    /** Runs the step; throws when an input is missing. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("usage: TARGET FEATURE REPOSITORY [FOLDER=CLASSPATH]...");
        }
        var files = new TreeMap<Path, Path>();
        var feature = Feature.read(Path.of(arguments[1]));
        for (var bundle : feature.bundles()) {
            files.put(
                    Path.of("bundles", Integer.toString(bundle.startLevel()), bundle.fileName()),
                    Path.of(arguments[2]).resolve(bundle.repositoryPath()));
        }
        for (int i = 3; i < arguments.length; i++) {
            var words = arguments[i].split("=", 2);
            for (var jar : ClassPathFile.read(Path.of(words[1]))) {
                files.put(Path.of(words[0]).resolve(jar.getFileName()), jar);
            }
        }
        var layout = new Layout(Path.of(arguments[0]));
        layout.write(files);
        layout.write(Path.of("lib", "framework.properties"), feature.frameworkProperties());
    }
}
