package io.vippet.rest.internal.dispatch;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Ends the exchange when the client is gone, and refuses to write once it has ended. */
final class GuardedResponse extends Response.Wrapper {

    private final Exchange exchange;

    GuardedResponse(Request request, Response response, Exchange exchange) {
        super(request, response);
        this.exchange = exchange;
    }

    @Override
    public void write(boolean last, ByteBuffer bytes, Callback callback) {
        if (exchange.isOver()) {
            callback.failed(new EofException("The exchange is over"));
            return;
        }
        super.write(last, bytes, Callback.from(callback::succeeded, cause -> {
            callback.failed(cause);
            exchange.failed(cause);
        }));
    }
}
