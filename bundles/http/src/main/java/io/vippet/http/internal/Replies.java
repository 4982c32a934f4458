package io.vippet.http.internal;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.StatusResponse;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The few JSON answers that are given before and without the REST layer. */
final class Replies {

    private Replies() {}

    static boolean health(Response response, Callback callback, StatusResponse status) {
        boolean healthy = status.status() != AppStatus.SHUTDOWN;
        return json(response, callback, HttpStatus.OK_200, "{\"healthy\":" + healthy + "}");
    }

    static boolean status(Response response, Callback callback, StatusResponse status) {
        String message = status.message() == null ? "null" : quote(status.message());
        return json(
                response,
                callback,
                HttpStatus.OK_200,
                "{\"status\":" + quote(wire(status)) + ",\"message\":" + message + ",\"ready\":" + status.ready()
                        + "}");
    }

    /** 503 with a text and the application status. */
    static boolean unavailable(Response response, Callback callback, StatusResponse status, String message) {
        return json(
                response,
                callback,
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "{\"message\":" + quote(message) + ",\"status\":" + quote(wire(status)) + "}");
    }

    /** An error of the API: {@code {"message": …}}. */
    static boolean message(Response response, Callback callback, int code, String message) {
        return json(response, callback, code, "{\"message\":" + quote(message) + "}");
    }

    static boolean methodNotAllowed(Response response, Callback callback, String allow) {
        response.getHeaders().put(HttpHeader.ALLOW, allow);
        return detail(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "Method Not Allowed");
    }

    static boolean redirect(Response response, Callback callback, String location) {
        response.setStatus(HttpStatus.TEMPORARY_REDIRECT_307);
        response.getHeaders().put(HttpHeader.LOCATION, location);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        response.write(true, null, callback);
        return true;
    }

    /** An error found by the server itself; Jetty calls this for everything that no handler answered. */
    static boolean error(Request request, Response response, Callback callback) {
        int code = response.getStatus() >= 400 ? response.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR_500;
        String text = HttpStatus.getMessage(code);
        return code >= 500 ? message(response, callback, code, text) : detail(response, callback, code, text);
    }

    private static boolean detail(Response response, Callback callback, int code, String detail) {
        return json(response, callback, code, "{\"detail\":" + quote(detail) + "}");
    }

    private static boolean json(Response response, Callback callback, int code, String body) {
        response.setStatus(code);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, body, callback);
        return true;
    }

    private static String wire(StatusResponse status) {
        return status.status().name().toLowerCase(Locale.ROOT);
    }

    static String quote(@Nullable String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : String.valueOf(text).toCharArray()) {
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                default -> {
                    if (c < ' ') {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
