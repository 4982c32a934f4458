package io.vippet.rest.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.rest.internal.dispatch.TestServer;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, methods and error shapes, whatever the resource. */
class RoutingTest {

    @Path("/things")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Things {

        public record Echo(String id) {}

        @GET
        public Echo list(@QueryParam("q") @Nullable String q) {
            return new Echo(q == null ? "-" : q);
        }

        @GET
        @Path("{id}")
        public Echo get(@PathParam("id") String id) {
            return new Echo(id);
        }

        @DELETE
        @Path("{id}")
        public Echo delete(@PathParam("id") String id) {
            throw new IllegalStateException("out of order");
        }

        @POST
        @Path("validate")
        public Echo validate() {
            return new Echo("validated");
        }

        @GET
        @Path("{id}/fails")
        @FailureText("Cannot say: ")
        public Echo fails(@PathParam("id") String id) {
            throw new IllegalStateException("out of order");
        }

        @GET
        @Path("{id}/secret")
        @FailureText(value = "No comment", withCause = false)
        public Echo secret(@PathParam("id") String id) {
            throw new IllegalStateException("out of order");
        }
    }

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(new Things());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void contentTypeIsJsonWithoutCharset() {
        HttpResponse<String> answer = server.get("/things");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
        assertThat(answer.headers().allValues("Content-Length")).containsExactly("10");
        assertThat(answer.body()).isEqualTo("{\"id\":\"-\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/thing",
                "/things/a/b",
                "/things/a%2Fb",
                "/things//",
                "/things//a",
                "/",
                "//",
                "/things;x",
                "/nothing/"
            })
    void unknownPathsAre404(String path) {
        HttpResponse<String> answer = server.get(path);
        if (path.equals("/things//")) {
            assertThat(answer.statusCode()).isEqualTo(307);
            return;
        }
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Not Found\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,    /things,          GET",
        "POST,   /things,          GET",
        "HEAD,   /things,          GET",
        "OPTIONS,/things,          GET",
        "PATCH,  /things/a,        'DELETE, GET'",
        "OPTIONS,/things/a,        'DELETE, GET'",
        "DELETE, /things,          GET"
    })
    void otherMethodsAre405(String method, String path, String allow) {
        HttpResponse<String> answer = server.send(method, path, "", new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().allValues("Allow")).containsExactly(allow);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        if (!method.equals("HEAD")) {
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "GET", "PROPFIND"})
    void unknownPathsAre404WhateverTheMethod(String method) {
        assertThat(server.send(method, "/nothing", "", new byte[0]).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /things/,       /api/v1/things",
        "POST, /things/,       /api/v1/things",
        "HEAD, /things/,       /api/v1/things",
        "GET,  /things/?a=b&c, /api/v1/things?a=b&c",
        "GET,  /things/x%20y/, /api/v1/things/x%20y",
        "GET,  /things/a%2F,   /api/v1/things/a"
    })
    void trailingSlashRedirects(String method, String path, String location) {
        HttpResponse<String> answer = server.send(method, path, "", new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().allValues("Location"))
                .containsExactly("http://127.0.0.1:" + server.port() + location);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/things/plain,       plain",
        "/things/a%20b,       a b",
        "/things/a+b,         a+b",
        "/things/a%2Bb,       a+b",
        "/things/%C3%A9,      é",
        "/things/a;b=c,       a;b=c",
        "/things/a%3Bb,       a;b",
        "/things/%25,         %",
        "/things/%2541,       %41",
        "/things/a%3Fb,       a?b",
        "/things/a%7Bb%7D,    a{b}",
        "/things/validate,    validate",
        "/things?q=a+b%26c,   a b&c",
        "/things?q=1&q=2,     2",
        "/things?q,           ''",
        "/things?x=y,         -"
    })
    void parametersAreDecodedOnce(String path, String value) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + value + "\"}");
    }

    @Test
    void literalPathsWinAmongThoseWithTheMethod() {
        assertThat(server.post("/things/validate", "").body()).isEqualTo("{\"id\":\"validated\"}");
    }

    @Test
    void acceptIsNotNegotiated() {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri("/things"))
                .header("Accept", "text/html")
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a/b/c", "application/json; charset=\"", ""})
    void oddContentTypeOfAGetIsIgnored(String contentType) throws Exception {
        assertThat(raw("GET /things HTTP/1.1\r\nHost: x\r\nContent-Type: " + contentType
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void hostWithUnderscoreIsServed() throws Exception {
        assertThat(raw("GET /things/ HTTP/1.1\r\nHost: my_host:7\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 307")
                .contains("Location: http://my_host:7/things\r\n");
    }

    @Test
    void strayPercentInTheQueryIsText() throws Exception {
        assertThat(raw("GET /things?q=50%&r=[] HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("{\"id\":\"50%\"}");
    }

    @Test
    void unexpectedFailuresAreMessages() {
        HttpResponse<String> answer = server.send("DELETE", "/things/a", "", new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Unexpected error: out of order\"}");
        assertThat(server.get("/things/a/fails").body()).isEqualTo("{\"message\":\"Cannot say: out of order\"}");
        assertThat(server.get("/things/a/secret").body()).isEqualTo("{\"message\":\"No comment\"}");
    }

    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
