package io.vippet.rest.internal.dispatch;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * Breaks the connection when writing fails half-way. Left alone, the framework ends such an answer as if it were
 * complete, or not at all.
 */
public final class AbortedWrites implements WriterInterceptor {

    private final Provider<Request> request;
    private final Provider<Response> response;

    @Inject
    public AbortedWrites(Provider<Request> request, Provider<Response> response) {
        this.request = request;
        this.response = response;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        try {
            context.proceed();
        } catch (IOException | RuntimeException e) {
            if (response.get().isCommitted()) {
                Exchange.abort(request.get(), e);
            }
            throw e;
        }
    }
}
