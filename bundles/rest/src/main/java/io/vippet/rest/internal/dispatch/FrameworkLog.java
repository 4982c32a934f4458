package io.vippet.rest.internal.dispatch;

import java.io.IOException;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Logger;

/** Keeps the framework from crying wolf. */
final class FrameworkLog {

    /** Kept, because the logging system holds loggers weakly. */
    private static final List<Logger> LOGGERS = List.of(
            // Resource instances are no providers; an optional library is missing.
            Logger.getLogger("org.glassfish.jersey.internal.inject.Providers"),
            Logger.getLogger("org.glassfish.jersey.message.internal.MessagingBinders"),
            // Broken connections, which AbortedWrites tells apart.
            Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder"));

    private FrameworkLog() {}

    static void calm() {
        Filter filter = line -> line.getThrown() != null && !isBrokenConnection(line.getThrown());
        LOGGERS.forEach(logger -> logger.setFilter(filter));
    }

    private static boolean isBrokenConnection(Throwable thrown) {
        return thrown instanceof IOException || thrown.getCause() instanceof IOException;
    }
}
