package io.vippet.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.StatusResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    private static final String SECRET = "0123456789abcdef-secret";

    @ParameterizedTest
    @CsvSource({
        "Bearer 0123456789abcdef-secret, 503",
        "bearer 0123456789abcdef-secret, 503",
        "Bearer 0123456789abcdef-secreT, 401",
        "Bearer 0123456789abcdef, 401",
        "Bearer, 401",
        "Basic 0123456789abcdef-secret, 401",
        "0123456789abcdef-secret, 401"
    })
    void onlyTheSecretAdmits(String header, int code, @TempDir Path directory) throws Exception {
        // 503: admitted, but nothing is installed that would answer.
        assertThat(get(directory, "/videos", header).statusCode()).isEqualTo(code);
    }

    @Test
    void aRefusalSaysWhatToSendAndNotTheSecret(@TempDir Path directory) throws Exception {
        HttpResponse<String> answer = get(directory, "/videos", "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body())
                .startsWith("{\"message\":\"This server asks for a token:")
                .contains("VIPPET_TOKEN_FILE")
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/api/v1/status"})
    void healthIsForEverybody(String path, @TempDir Path directory) throws Exception {
        assertThat(get(directory, path, "").statusCode()).isEqualTo(200);
    }

    @Test
    void aFileThatHoldsNoGoodSecretIsRefusedWithoutTellingIt(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("short"), "tooshort\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BearerToken.of(file.toString()))
                .withMessageContaining("VIPPET_TOKEN_FILE")
                .withMessageNotContaining("tooshort");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BearerToken.of(directory.resolve("none").toString()))
                .withMessageContaining("VIPPET_TOKEN_FILE");
    }

    private HttpResponse<String> get(Path directory, String path, String authorization) throws Exception {
        Path file = Files.writeString(directory.resolve("token"), SECRET + "\n");
        HttpServer server = new HttpServer(new HttpOptions("127.0.0.1", 0, "127.0.0.1", 0, "", "", file.toString()));
        server.open();
        server.bindApplication(() -> new StatusResponse(AppStatus.READY, null, true));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } finally {
            server.stop();
        }
    }
}
