package io.vippet.http.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/** A handler with the number of its exchanges; once retired it is stopped when the last of them has ended. */
final class Route {

    /** Added to the count when retired: a negative count means that nobody may enter. */
    private static final long RETIRED = Long.MIN_VALUE;

    private final Handler handler;
    private final AtomicLong exchanges = new AtomicLong();

    Route(Handler handler) {
        this.handler = handler;
    }

    /** Counts an exchange in, to be followed by {@link #handle}; false when the route has been retired. */
    boolean enter() {
        return exchanges.getAndUpdate(count -> count < 0 ? count : count + 1) >= 0;
    }

    /** Returns false when the handler does not want the request. */
    boolean handle(Request request, Response response, Callback callback) throws Exception {
        Exchange exchange = new Exchange(callback);
        boolean handled = false;
        try {
            handled = handler.handle(request, response, exchange);
            return handled;
        } finally {
            if (!handled) {
                exchange.leave(); // refused or thrown: nobody will complete it
            }
        }
    }

    /** Lets nobody in any more; returns at once. */
    void retire() {
        if (exchanges.getAndUpdate(count -> count < 0 ? count : count + RETIRED) == 0) {
            stop();
        }
    }

    private void stop() {
        LifeCycle.stop(handler);
    }

    private final class Exchange extends Callback.Nested {

        private final AtomicBoolean left = new AtomicBoolean();

        Exchange(Callback callback) {
            super(callback);
        }

        @Override
        public void completed() {
            leave();
        }

        void leave() {
            if (left.compareAndSet(false, true) && exchanges.decrementAndGet() == RETIRED) {
                stop();
            }
        }
    }
}
