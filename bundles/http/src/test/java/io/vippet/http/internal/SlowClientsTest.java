package io.vippet.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlowClientsTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String REQUEST = "GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.addBean(new SlowClients(connector::getConnectedEndPoints, connector.getScheduler(), PATIENCE), true);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                if (request.getHttpURI().getPath().equals("/slow")) {
                    release.await();
                }
                Content.Sink.write(response, true, "done", callback);
                return true;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        release.countDown();
        server.stop();
    }

    @Test
    void aClientThatDribblesItsHeaderIsCut() throws Exception {
        try (Socket socket = connect()) {
            dribbleUntilCut(socket);
        }
        await().until(() -> connector.getConnectedEndPoints().isEmpty());
    }

    @Test
    void aClientThatDribblesItsSecondHeaderIsCut() throws Exception {
        try (Socket socket = connect()) {
            send(socket, REQUEST.formatted("first"));
            assertThat(read(socket)).contains("200 OK");
            dribbleUntilCut(socket);
        }
    }

    @Test
    void aClientThatSaysNothingIsCut() throws Exception {
        try (Socket socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aLongAnswerAndAPauseBetweenRequestsAreNotCut() throws Exception {
        try (Socket socket = connect()) {
            send(socket, REQUEST.formatted("slow"));
            Thread.sleep(PATIENCE.multipliedBy(3));
            release.countDown();
            assertThat(read(socket)).contains("200 OK");
            Thread.sleep(PATIENCE.multipliedBy(3));
            send(socket, REQUEST.formatted("second"));
            assertThat(read(socket)).contains("200 OK");
        }
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", connector.getLocalPort());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(Socket socket) throws IOException {
        byte[] bytes = new byte[4096];
        int length = socket.getInputStream().read(bytes);
        return new String(bytes, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    }

    /** Faster than any idle time limit. */
    private static void dribbleUntilCut(Socket socket) throws Exception {
        send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            try {
                send(socket, "x");
                return false;
            } catch (IOException e) {
                return true;
            }
        });
    }
}
