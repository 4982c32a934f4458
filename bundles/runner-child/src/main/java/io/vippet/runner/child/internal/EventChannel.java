package io.vippet.runner.child.internal;

import io.vippet.runner.protocol.Event;
import io.vippet.runner.protocol.Lines;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The child's way to the server: what was stdout. Native code that prints to stdout must not get between the lines, so
 * its descriptor 1 becomes stderr.
 */
public final class EventChannel implements EventSink {

    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    private final int descriptor;
    private final Lines lines;
    private final ReentrantLock lock = new ReentrantLock();

    private EventChannel(int descriptor, Lines lines) {
        this.descriptor = descriptor;
        this.lines = lines;
    }

    /** Takes stdout over. */
    public static EventChannel takeStdout(Lines lines) {
        int own = Posix.duplicate(STDOUT);
        Posix.redirect(STDERR, STDOUT);
        return new EventChannel(own, lines);
    }

    @Override
    public void send(Event event) {
        byte[] bytes = (lines.format(event) + "\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            Posix.write(descriptor, bytes); // a server that is gone is noticed at stdin
        } finally {
            lock.unlock();
        }
    }
}
