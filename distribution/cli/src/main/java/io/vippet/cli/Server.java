package io.vippet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The REST API of a running server, as far as the commands use it. */
final class Server {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String root;
    private final String[] headers;

    /**
     * Creates a client.
     *
     * @param address of the server, such as {@code http://127.0.0.1:7860}
     * @param tokenFile holds the secret that the server asks for; blank when it asks for none
     */
    private Server(String address, String tokenFile) {
        this.root = address.replaceAll("/+$", "") + "/api/v1";
        headers = tokenFile.isBlank()
                ? new String[] {"Content-Type", "application/json"}
                : new String[] {"Content-Type", "application/json", "Authorization", "Bearer " + secret(tokenFile)};
    }

    /** A client with the secret that the environment names. */
    static Server at(String address) {
        return new Server(address, System.getenv().getOrDefault("VIPPET_TOKEN_FILE", ""));
    }

    private static String secret(String file) {
        try {
            return Files.readString(Path.of(file.strip())).strip();
        } catch (IOException e) {
            throw new CliException("The file " + file + " that VIPPET_TOKEN_FILE names cannot be read.");
        }
    }

    JsonNode get(String path) {
        return send("GET", path, null);
    }

    JsonNode post(String path, JsonNode body) {
        return send("POST", path, body.toString());
    }

    JsonNode delete(String path) {
        return send("DELETE", path, null);
    }

    private JsonNode send(String method, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Duration.ofSeconds(60))
                .headers(headers)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new CliException("The server refused " + method + " " + path + " (" + response.statusCode()
                        + "): " + reason(response.body()));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new CliException("No server answers at " + root + " (" + e + "); start one with ./vippet start.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException("Interrupted.");
        }
    }

    /** The sentence of an error, or all of it. */
    private static String reason(String body) {
        try {
            var message = JSON.readTree(body).path("message");
            return message.isTextual() ? message.asText() : body;
        } catch (IOException e) {
            return body;
        }
    }
}
