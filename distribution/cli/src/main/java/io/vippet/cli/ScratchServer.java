package io.vippet.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server of its own for a benchmark. */
final class ScratchServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScratchHome home;
    private final boolean homeGoes;
    private final Process process;
    private final String address;
    private final long started = System.nanoTime();

    private ScratchServer(ScratchHome home, boolean homeGoes, List<String> command, Map<String, String> settings)
            throws IOException {
        this.home = home;
        this.homeGoes = homeGoes;
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.path().resolve("server.log").toFile()));
        builder.environment().put("VIPPET_HOME", home.path().toString());
        builder.environment().put("VIPPET_PORT", Integer.toString(port));
        builder.environment().putAll(settings);
        builder.environment().remove("VIPPET_TOKEN_FILE");
        process = builder.start();
    }

    /**
     * Starts a server on a home that goes when the server is closed; it does not listen yet when this returns.
     *
     * @param setUpHome of which the fetched files are linked
     * @param launcher command that starts commands, such as {@code taskset -c 0}; may be empty
     */
    static ScratchServer start(Path distribution, Path setUpHome, List<String> launcher) throws IOException {
        var home = ScratchHome.create(Files.createTempDirectory("vippet-bench"), setUpHome);
        var command = new ArrayList<>(launcher);
        command.add(executable(distribution));
        return new ScratchServer(home, true, command, Map.of());
    }

    /** Starts a server on a home that stays; it does not listen yet when this returns. */
    static ScratchServer on(ScratchHome home, Path distribution, Map<String, String> settings) throws IOException {
        return new ScratchServer(home, false, List.of(executable(distribution)), settings);
    }

    private static String executable(Path distribution) {
        return distribution.resolve("bin/vippet-server").toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    Path home() {
        return home.path();
    }

    Process process() {
        return process;
    }

    /** Without the API root. */
    String address() {
        return address;
    }

    /**
     * Asks every few milliseconds, with a plain connection so that the client weighs little, until a member is true.
     *
     * @return milliseconds from the start of the process
     * @throws CliException when the server ends before
     */
    double await(String path, String member) throws InterruptedException {
        while (process.isAlive()) {
            try {
                var connection =
                        (HttpURLConnection) URI.create(address + path).toURL().openConnection();
                try (var body = connection.getInputStream()) {
                    if (JSON.readTree(body).path(member).asBoolean()) {
                        return (System.nanoTime() - started) / 1e6;
                    }
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(5);
        }
        throw new CliException("The server ended before it answered " + path + ".");
    }

    /** Ends the server as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
        if (homeGoes) {
            home.delete();
        }
    }
}
