package io.vippet.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.StatusResponse;
import io.vippet.http.HandlerWhiteboard;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginCheckTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:7860, localhost:7860, true",
        "http://LocalHost:7860, localhost:7860, true",
        "http://localhost, localhost:80, true",
        "https://site.example, site.example, true",
        "https://site.example, site.example:443, true",
        "http://[::1]:7860, [::1]:7860, true",
        "http://localhost:3000, localhost:7860, false",
        "http://evil.example:7860, localhost:7860, false",
        "http://localhost.evil.example:7860, localhost:7860, false",
        "http://localhost:7860@evil.example, localhost:7860, false",
        "https://site.example, site.example:80, false",
        "null, localhost:7860, false",
        "'', localhost:7860, false",
        "nonsense://, localhost, false"
    })
    void hostAndPortMustBeTheSame(String origin, String host, boolean same) {
        assertThat(OriginCheck.same(origin, host)).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE", "PUT"})
    void foreignPagesChangeNothing(String method) throws Exception {
        String answer = send("", method, "Origin: http://evil.example\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 403 ")
                .contains("{\"message\":\"Requests from pages of http://evil.example");
    }

    @ParameterizedTest
    @CsvSource({"GET, Origin: http://evil.example", "POST, Origin: http://localhost:7860", "POST, X: none"})
    void othersPass(String method, String header) throws Exception {
        assertThat(send("", method, header + "\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void onlyConfiguredProxiesSpeakForTheirHost() throws Exception {
        String headers = "Origin: https://site.example\r\nX-Forwarded-Host: other.example, site.example\r\n";

        assertThat(send("", "POST", headers)).startsWith("HTTP/1.1 403 ");
        assertThat(send("10.0.0.1", "POST", headers)).startsWith("HTTP/1.1 403 ");
        assertThat(send("10.0.0.1, 127.0.0.0/8", "POST", headers)).startsWith("HTTP/1.1 200 ");
        assertThat(send("127.0.0.1", "POST", "Origin: https://evil.example\r\nX-Forwarded-Host: site.example\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void unreadableProxyIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OriginCheck("10.0.0.1,proxy:x/9", new HostNames("127.0.0.1", "")))
                .withMessageContaining("VIPPET_PROXIES")
                .withMessageContaining("proxy:x/9");
    }

    private static String send(String proxies, String method, String headers) throws Exception {
        HttpServer server = new HttpServer(new HttpOptions("127.0.0.1", 0, "127.0.0.1", 0, proxies, "", ""));
        server.open();
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            server.bindApplication(() -> new StatusResponse(AppStatus.READY, null, true));
            server.addHandler(new Answer(), new FakeReference(Map.of(HandlerWhiteboard.PATH, "/")));
            String request =
                    method + " /x HTTP/1.1\r\nHost: localhost:7860\r\nConnection: close\r\nContent-Length: 0\r\n"
                            + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            server.stop();
        }
    }

    private static final class Answer extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, "ok", callback);
            return true;
        }
    }
}
