package io.vippet.http.internal;

import io.vippet.api.app.StatusResponse;
import io.vippet.http.HandlerWhiteboard;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What every request passes first: health and status are answered, everything else waits for a ready application, and
 * pages of other sites and clients without the token are kept out. All of this happens on the thread that has read the
 * request, since none of it waits; routes may wait and get a thread of their own.
 */
final class Gate extends Handler.Abstract.NonBlocking {

    private static final String WAIT = "Service is initializing. Please wait.";
    private static final String GAP = "This part of the service is being replaced. Please try again.";

    private static final String HEALTH = "/health";
    private static final String STATUS = "/status";
    private static final Set<String> ALWAYS = Set.of(HEALTH, STATUS, "/docs", "/redoc", "/openapi.json");

    private final Executor waiting;
    private final Router router;
    private final OriginCheck origins;
    private final BearerToken token;
    private final Supplier<StatusResponse> application;

    /** @param waiting runs what may wait */
    Gate(
            Executor waiting,
            Router router,
            OriginCheck origins,
            BearerToken token,
            Supplier<StatusResponse> application) {
        this.waiting = waiting;
        this.router = router;
        this.origins = origins;
        this.token = token;
        this.application = application;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<ApiPath> address = ApiPath.of(request.getHttpURI());
        StatusResponse status = application.get();
        String connector = request.getConnectionMetaData().getConnector().getName();
        boolean gated = !status.ready() && !HandlerWhiteboard.ADMIN.equals(connector);
        String path = address.map(ApiPath::path).orElse("");
        if (gated && !ALWAYS.contains(path)) {
            return Replies.unavailable(response, callback, status, WAIT);
        }
        if (address.isEmpty()) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        if (!origins.allows(request)) {
            return Replies.message(
                    response,
                    callback,
                    HttpStatus.FORBIDDEN_403,
                    "Requests from pages of " + request.getHeaders().get(HttpHeader.ORIGIN)
                            + " are refused: the page must come from this server under a name that it knows ("
                            + HttpOptions.HOSTS + "), or its proxy be listed in " + HttpOptions.PROXIES + ".");
        }
        if (own(path)) {
            return answer(path, request, response, callback, status);
        }
        if (!token.admits(request)) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            return Replies.message(
                    response,
                    callback,
                    HttpStatus.UNAUTHORIZED_401,
                    "This server asks for a token: send the header 'Authorization: Bearer …' with the secret from the"
                            + " file that " + HttpOptions.TOKEN_FILE + " names.");
        }
        Optional<Route> route = router.enter(connector, path);
        if (route.isEmpty()) {
            return notServed(gated, response, callback, status);
        }
        Request rewritten = rewritten(request, address.get());
        waiting.execute(() -> serve(route.get(), rewritten, response, callback));
        return true;
    }

    private static void serve(Route route, Request request, Response response, Callback callback) {
        try {
            if (!route.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable e) {
            Response.writeError(request, response, callback, e);
        }
    }

    private static boolean own(String path) {
        String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return name.equals(HEALTH) || name.equals(STATUS);
    }

    private static boolean answer(
            String path, Request request, Response response, Callback callback, StatusResponse status) {
        if (path.endsWith("/")) {
            return Replies.redirect(response, callback, withoutSlash(request.getHttpURI()));
        }
        if (!request.getMethod().equals("GET")) {
            return Replies.methodNotAllowed(response, callback, "GET");
        }
        return path.equals(HEALTH)
                ? Replies.health(response, callback, status)
                : Replies.status(response, callback, status);
    }

    private static String withoutSlash(HttpURI uri) {
        String path = uri.getPath();
        return HttpURI.build(uri, path.substring(0, path.length() - 1), null, uri.getQuery())
                .asString();
    }

    private static Request rewritten(Request request, ApiPath address) {
        request.setAttribute(HandlerWhiteboard.ORIGINAL_URI, request.getHttpURI());
        return Request.serveAs(request, address.uri());
    }

    /** Without a handler for everything else the REST layer is missing, most likely for the moment only. */
    private static boolean notServed(boolean gated, Response response, Callback callback, StatusResponse status) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        return Replies.unavailable(response, callback, status, gated ? WAIT : GAP);
    }
}
