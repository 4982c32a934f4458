package io.vippet.rest.internal.dispatch;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks the connection when writing fails half-way. Left alone, the framework ends such an answer as if it were
 * complete, or not at all.
 */
public final class AbortedWrites implements WriterInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(AbortedWrites.class);

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
                log(e);
                Exchange.abort(request.get(), e);
            }
            throw e;
        }
    }

    private void log(Exception failure) {
        HttpURI uri = request.get().getHttpURI();
        if (isDisconnection(failure)) {
            LOG.debug("The client of {} is gone", uri, failure);
        } else {
            LOG.warn("The answer to {} broke off", uri, failure);
        }
    }

    private static boolean isDisconnection(Exception failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof QuietException || cause instanceof ClosedChannelException);
    }
}
