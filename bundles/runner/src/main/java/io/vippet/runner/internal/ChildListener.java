package io.vippet.runner.internal;

import io.vippet.runner.protocol.Event;

/** Hears what a child says. Calls come from two threads, one for events and one for text. */
interface ChildListener {

    /** A child that nobody uses. */
    ChildListener NONE = new ChildListener() {
        @Override
        public void event(Event event) {}

        @Override
        public void text(String line) {}
    };

    /** A message. */
    void event(Event event);

    /** A line of native text, or one on the message channel that is no message. */
    void text(String line);
}
