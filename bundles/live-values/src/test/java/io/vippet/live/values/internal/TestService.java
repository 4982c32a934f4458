package io.vippet.live.values.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A metrics service that keeps what it hears, answers as slowly as it is told to, and goes away and comes back. */
final class TestService implements AutoCloseable {

    /** One request. */
    record Heard(String path, JsonNode body) {

        boolean isRate() {
            return path.endsWith("/simple");
        }

        double rate() {
            return body.path("value").asDouble(Double.NaN);
        }
    }

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Set<Integer> clientPorts = ConcurrentHashMap.newKeySet();
    private final int port;
    /** Answers that may be given before further permits come. */
    private final Semaphore answers = new Semaphore(1 << 20);

    private volatile int status = 202;
    private @Nullable HttpServer server;

    TestService() throws IOException {
        port = listen(0);
    }

    private int listen(int wanted) throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
        started.setExecutor(threads);
        started.createContext("/", this::answer);
        started.start();
        server = started;
        return started.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(new Heard(exchange.getRequestURI().getPath(), json.readTree(exchange.getRequestBody())));
            clientPorts.add(exchange.getRemoteAddress().getPort());
            answers.acquireUninterruptibly();
            byte[] body = "{\"accepted\":1}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    URI address() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port);
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    List<Double> rates() {
        return heard.stream().filter(Heard::isRate).map(Heard::rate).toList();
    }

    int connections() {
        return clientPorts.size();
    }

    void answerWith(int newStatus) {
        status = newStatus;
    }

    /** From now on requests wait for {@link #goOn}. */
    void hold() {
        answers.drainPermits();
    }

    void goOn() {
        answers.release(1 << 20);
    }

    void goAway() {
        if (server != null) {
            server.stop(0);
        }
    }

    void comeBack() throws IOException {
        listen(port);
    }

    @Override
    public void close() {
        goOn();
        goAway();
        threads.shutdownNow();
    }
}
