package io.vippet.openapi.internal;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Serves the document, the pages that show it, and their files. */
@Component(
        service = Handler.class,
        property = {"http.path=/openapi.json", "http.path=/docs", "http.path=/redoc", "http.path=/static"})
public final class DocumentationHandler extends Handler.Abstract {

    /** Request attribute of the HTTP server: the address with its API root, host and scheme. */
    private static final String ADDRESS_AS_SENT = "io.vippet.http.uri";

    private final CurrentDocument document;
    private final BundledFiles files = new BundledFiles();

    /** Creates the handler. */
    @Activate
    public DocumentationHandler(@Reference CurrentDocument document) {
        this.document = document;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        String plain = path.replaceAll("/+$", "");
        Optional<Reply> reply = find(plain);
        if (reply.isEmpty()) {
            refuse(response, callback, HttpStatus.NOT_FOUND_404);
        } else if (!plain.equals(path)) {
            redirect(request, response, callback);
        } else if (!request.getMethod().equals("GET")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET");
            refuse(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        } else {
            reply.get().send(request, response, callback);
        }
        return true;
    }

    private Optional<Reply> find(String path) {
        return switch (path) {
            case "/openapi.json" -> Optional.of(document.get());
            case "/docs" -> files.find("pages/docs.html");
            case "/redoc" -> files.find("pages/redoc.html");
            default -> path.startsWith("/static/") ? files.find(path.substring(1)) : Optional.empty();
        };
    }

    private static void redirect(Request request, Response response, Callback callback) {
        HttpURI sent = request.getAttribute(ADDRESS_AS_SENT) instanceof HttpURI uri ? uri : request.getHttpURI();
        String plain = sent.getPath().replaceAll("(?i)(/|%2F)+$", "");
        String location = HttpURI.build(sent, plain, null, sent.getQuery()).asString();
        response.setStatus(HttpStatus.TEMPORARY_REDIRECT_307);
        response.getHeaders().put(HttpHeader.LOCATION, location);
        response.write(true, null, callback);
    }

    private static void refuse(Response response, Callback callback, int status) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, "{\"detail\":\"" + HttpStatus.getMessage(status) + "\"}", callback);
    }
}
