package io.vippet.rest.internal.dispatch;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Ends the exchange when the client is gone, and refuses to write once it has ended. */
final class GuardedResponse extends Response.Wrapper {

    /** Costs no stack trace: a run that ends may have hundreds of clients, which all come here. */
    private static final class OverException extends EofException {

        private static final long serialVersionUID = 1;

        OverException() {
            super("The exchange is over");
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    private final Exchange exchange;

    GuardedResponse(Request request, Response response, Exchange exchange) {
        super(request, response);
        this.exchange = exchange;
    }

    @Override
    public void write(boolean last, ByteBuffer bytes, Callback callback) {
        if (exchange.isOver()) {
            callback.failed(new OverException());
            return;
        }
        super.write(last, bytes, Callback.from(callback::succeeded, cause -> {
            callback.failed(cause);
            exchange.failed(cause);
        }));
    }
}
