package io.vippet.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Asks a starting server what clients ask first, so that an AOT cache written at its end holds what answers them:
 * {@code Training SERVER_JSON}. A process of its own: the client's classes have no place in that cache.
 */
final class Training {

    private static final List<String> PATHS = List.of(
            "/health", "/status", "/devices", "/models", "/videos", "/pipelines", "/jobs/tests/performance/status");
    private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]+)\"");
    private static final int ROUNDS = 5;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(90).toNanos();

    private final long deadline = System.nanoTime() + PATIENCE_NANOS;
    private final HttpClient client = HttpClient.newHttpClient();

    private Training() {}

    /** Returns when the server is ready and has answered everything a few times. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Training training = new Training();
        String root = training.root(Path.of(arguments[0])) + "/api/v1";
        while (!training.get(root + "/status").contains("\"ready\":true")) {
            training.pause("is not ready");
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : PATHS) {
                training.get(root + path);
            }
        }
    }

    private String root(Path description) throws IOException, InterruptedException {
        while (true) {
            var url = URL.matcher(Files.exists(description) ? Files.readString(description) : "");
            if (url.find()) {
                return url.group(1);
            }
            pause("has not written " + description);
        }
    }

    /** Status codes do not matter: a refusal is an answer, too. */
    private String get(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private void pause(String complaint) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("The server " + complaint + " after 90 s.");
        }
        Thread.sleep(50);
    }
}
