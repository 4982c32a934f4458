package io.vippet.runner.child.internal;

import io.vippet.runner.protocol.Event;

/** Where events go. */
@FunctionalInterface
interface EventSink {

    /** Sends an event; returns when it is on its way. */
    void send(Event event);
}
