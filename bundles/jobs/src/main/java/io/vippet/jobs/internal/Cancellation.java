package io.vippet.jobs.internal;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A wish to stop, and what it sets in motion: once, whichever of the two comes last. */
final class Cancellation {

    /**
     * @param requested whether a stop was asked for
     * @param action what a stop does
     */
    private record State(boolean requested, @Nullable Runnable action) {}

    private final AtomicReference<State> state = new AtomicReference<>(new State(false, null));

    boolean requested() {
        return Objects.requireNonNull(state.get()).requested();
    }

    /** Asks to stop; the action runs on a thread of its own, since it may wait. */
    void request() {
        State before = state.getAndUpdate(s -> new State(true, s.action()));
        if (!before.requested() && before.action() != null) {
            Thread.ofVirtual().name("job-stop").start(before.action());
        }
    }

    /**
     * Says what a stop does.
     *
     * @throws IllegalStateException when that has been said already
     */
    void onRequest(Runnable action) {
        State before = state.getAndUpdate(s -> s.action() == null ? new State(s.requested(), action) : s);
        if (before.action() != null) {
            throw new IllegalStateException("A job has one action for its stop, and it was given before");
        }
        if (before.requested()) {
            action.run();
        }
    }
}
