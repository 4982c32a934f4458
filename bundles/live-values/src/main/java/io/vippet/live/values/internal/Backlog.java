package io.vippet.live.values.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The points that wait to be sent, oldest series first: one point per series, so many series at most. */
final class Backlog {

    /** Latency samples that are sent together at most. */
    private static final int TOGETHER = 100;

    private final int limit;
    private final LinkedHashMap<Point.Series, Point> waiting = new LinkedHashMap<>();
    private final Set<String> running = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    /** @param limit number of series kept; beyond it the oldest goes, ends of runs last */
    Backlog(int limit) {
        this.limit = limit;
    }

    /** Adds a point, or replaces the one of its series that waits. An end comes after everything that waits. */
    void add(Point point) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (point instanceof Point.End) {
                end(point);
            } else {
                running.add(point.jobId());
                waiting.put(point.series(), point);
            }
            shrink();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(Point end) {
        running.remove(end.jobId());
        waiting.remove(new Point.Rate(end.jobId(), 0).series());
        waiting.putLast(end.series(), end);
    }

    private void shrink() {
        while (waiting.size() > limit) {
            Point.Series oldest = waiting.values().stream()
                    .filter(point -> !(point instanceof Point.End))
                    .findFirst()
                    .orElseGet(() -> waiting.firstEntry().getValue())
                    .series();
            waiting.remove(oldest);
        }
    }

    /** Waits for the next point, or the next latency samples; none when this is closed and all have been taken. */
    List<Point> take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            List<Point> batch = new ArrayList<>();
            while (!waiting.isEmpty() && fits(waiting.firstEntry().getValue(), batch)) {
                batch.add(waiting.pollFirstEntry().getValue());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private static boolean fits(Point point, List<Point> batch) {
        return batch.isEmpty()
                || (point instanceof Point.Latency
                        && batch.getFirst() instanceof Point.Latency
                        && batch.size() < TOGETHER);
    }

    /** Returns points that could not be sent; those with newer ones in their series are dropped. */
    void putBack(List<Point> batch) {
        lock.lock();
        try {
            for (Point point : batch.reversed()) {
                if (!waiting.containsKey(point.series())) {
                    waiting.putFirst(point.series(), point);
                }
            }
            shrink();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for that long, less when this is closed meanwhile. */
    void pause(Duration duration) throws InterruptedException {
        long left = duration.toNanos();
        lock.lock();
        try {
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; what still runs counts as ended, and only ends are left to be sent. */
    void close() {
        lock.lock();
        try {
            closed = true;
            List.copyOf(running).forEach(jobId -> end(new Point.End(jobId)));
            waiting.values().removeIf(point -> !(point instanceof Point.End));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
