package io.vippet.rest.internal.dispatch;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * The end of one request, reached exactly once however many parties report it. The framework forgets to report some:
 * see {@link AbortedWrites}.
 */
final class Exchange implements Callback {

    private static final String ATTRIBUTE = Exchange.class.getName();

    private final Callback server;
    private final Runnable afterwards;
    private final AtomicBoolean over = new AtomicBoolean();

    Exchange(Callback server, Runnable afterwards) {
        this.server = server;
        this.afterwards = afterwards;
    }

    void attachTo(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Ends the exchange that a request belongs to as failed; the client sees its connection break. */
    static void abort(Request request, Throwable cause) {
        if (request.getAttribute(ATTRIBUTE) instanceof Exchange exchange) {
            exchange.failed(cause);
        }
    }

    boolean isOver() {
        return over.get();
    }

    @Override
    public void succeeded() {
        if (over.compareAndSet(false, true)) {
            try {
                server.succeeded();
            } finally {
                afterwards.run();
            }
        }
    }

    @Override
    public void failed(Throwable cause) {
        if (over.compareAndSet(false, true)) {
            try {
                server.failed(cause);
            } finally {
                afterwards.run();
            }
        }
    }
}
