package io.vippet.cli;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where a command works. The script that calls us tells it by system properties, apart from the user's words.
 *
 * @param out what the user sees
 * @param address of the server, such as {@code http://127.0.0.1:7860}
 * @param home of the server
 * @param distribution the installed server
 * @param terminal whether lines can be redrawn
 */
record Session(PrintStream out, String address, Path home, Path distribution, boolean terminal) {

    static Session of(PrintStream out) {
        return new Session(
                out,
                System.getProperty("vippet.server", "http://127.0.0.1:7860"),
                Path.of(System.getProperty("vippet.home", "")),
                Path.of(System.getProperty("vippet.distribution", "")),
                "1".equals(System.getProperty("vippet.terminal")));
    }

    Server server() {
        return Server.at(address);
    }

    ProgressBar bar(String label) {
        return new ProgressBar(out, terminal, label);
    }
}
