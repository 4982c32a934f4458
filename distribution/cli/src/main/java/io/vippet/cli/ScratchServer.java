package io.vippet.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A server of its own for a benchmark, on a home that links what set-up has fetched and goes when the server is closed. */
final class ScratchServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SHARED = List.of("openvino", "models", "videos/input/auto", "cache/aot");
    /** Written by every server; a foreign change would make this one look at its plug-ins anew. */
    private static final String REGISTRY = "cache/gst-registry";

    private final Path home;
    private final Process process;
    private final String address;
    private final long started;

    private ScratchServer(Path home, Process process, String address, long started) {
        this.home = home;
        this.process = process;
        this.address = address;
        this.started = started;
    }

    /**
     * Starts a server; it does not listen yet when this returns.
     *
     * @param setUpHome of which the fetched files are linked
     * @param launcher command that starts commands, such as {@code taskset -c 0}; may be empty
     */
    static ScratchServer start(Path distribution, Path setUpHome, List<String> launcher) throws IOException {
        var home = Files.createTempDirectory("vippet-bench");
        for (var shared : SHARED) {
            if (Files.exists(setUpHome.resolve(shared))) {
                Files.createDirectories(home.resolve(shared).getParent());
                Files.createSymbolicLink(home.resolve(shared), setUpHome.resolve(shared));
            }
        }
        copyRegistry(setUpHome, home);
        int port = freePort();
        var command = new ArrayList<>(launcher);
        command.add(distribution.resolve("bin/vippet-server").toString());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile());
        builder.environment().put("VIPPET_HOME", home.toString());
        builder.environment().put("VIPPET_PORT", Integer.toString(port));
        builder.environment().remove("VIPPET_TOKEN_FILE");
        long started = System.nanoTime();
        return new ScratchServer(home, builder.start(), "http://127.0.0.1:" + port, started);
    }

    private static void copyRegistry(Path setUpHome, Path home) throws IOException {
        if (Files.isDirectory(setUpHome.resolve(REGISTRY))) {
            Files.createDirectories(home.resolve(REGISTRY));
            try (var files = Files.list(setUpHome.resolve(REGISTRY))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(
                            file,
                            home.resolve(REGISTRY).resolve(file.getFileName()),
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    Path home() {
        return home;
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

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
