package io.vippet.http.internal;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.Application;
import io.vippet.api.app.StatusResponse;
import io.vippet.http.HandlerWhiteboard;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A server with an ephemeral port, opened for each test, and the requests that tests send it. */
@Timeout(60)
abstract class OpenServer {

    static final StatusResponse READY = new StatusResponse(AppStatus.READY, null, true);

    final HttpClient client = HttpClient.newHttpClient();
    HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = new HttpServer(new HttpOptions("127.0.0.1", 0, "127.0.0.1", 0, "", "", ""));
        server.open();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        client.close();
    }

    Application application(StatusResponse status) {
        Application service = () -> status;
        server.bindApplication(service);
        return service;
    }

    FakeReference add(String path, Handler handler) {
        FakeReference reference = new FakeReference(Map.of(HandlerWhiteboard.PATH, path));
        server.addHandler(handler, reference);
        return reference;
    }

    static Handler answering(String name) {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Sink.write(
                        response, true, name + " " + request.getHttpURI().getPathQuery(), callback);
                return true;
            }
        };
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpRequest.BodyPublisher none() {
        return HttpRequest.BodyPublishers.noBody();
    }

    /** Body of the answer to a path that is sent exactly as given; the client would tidy it up. */
    String raw(String path) throws Exception {
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", server.port())) {
            String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}
