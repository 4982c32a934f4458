package io.vippet.vectors;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a folder of conformance cases from the command line. */
public final class Main {

    private Main() {}

    /**
     * Ends with code 0 when no case failed, 1 when some did, 2 when there is nothing to run.
     *
     * @param arguments the folder with the cases; the page that lists known differences
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            end("usage: vectors DIR (a folder with files of conformance cases)");
        }
        Path folder = Path.of(arguments[0]);
        if (!Files.isDirectory(folder)) {
            end("vectors: there is no folder " + folder + ".");
        }
        VectorFolder vectors = new VectorFolder(folder);
        if (vectors.isEmpty()) {
            end("vectors: the folder " + folder + " has no .json files with cases.");
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(vectors.run(KnownDifferences.read(Path.of(arguments[1])), out) ? 0 : 1);
    }

    private static void end(String message) {
        System.err.println(message);
        System.exit(2);
    }
}
