package io.vippet.vision.internal.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Texts that wait for a broker, in order, up to a limit in bytes. When it is full, new ones wait while the broker is
 * there and are lost while it is not: a pipeline may be slowed by a broker, never stopped.
 */
final class Outbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> texts = new ArrayDeque<>();
    private final long limit;
    private long bytes;
    private long confirmed;
    private long lost;
    private boolean connected;
    private boolean complete;
    private boolean closed;

    Outbox(long limit) {
        this.limit = limit;
    }

    /** Takes a text, or loses it. One text may be larger than the limit. */
    void add(byte[] text) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (isFull(text) && connected && !closed) {
                changed.await();
            }
            if (closed) {
                return;
            }
            if (isFull(text)) {
                lost++;
                return;
            }
            texts.add(text);
            bytes += text.length;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull(byte[] text) {
        return !texts.isEmpty() && bytes + text.length > limit;
    }

    /** Waits for texts; returns the first ones, which stay here, or none when no more will come. */
    List<byte[]> first(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (texts.isEmpty() && !complete && !closed) {
                changed.await();
            }
            List<byte[]> batch = new ArrayList<>(Math.min(most, texts.size()));
            for (byte[] text : texts) {
                if (batch.size() == most) {
                    break;
                }
                batch.add(text);
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** The broker has the first texts. */
    void confirm(int count) {
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                bytes -= texts.remove().length;
            }
            confirmed += count;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void connected(boolean is) {
        lock.lock();
        try {
            connected = is;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No more texts will come. */
    void complete() {
        lock.lock();
        try {
            complete = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody cares any more; forgets the texts. */
    void close() {
        lock.lock();
        try {
            closed = true;
            texts.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all were confirmed.
     *
     * @param patienceMillis longest time without any confirmation
     * @return how many were not
     */
    int awaitEmpty(long patienceMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
            long seen = confirmed;
            while (!texts.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
                if (confirmed != seen) {
                    seen = confirmed;
                    left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
                }
            }
            return texts.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many were lost since the last call. */
    long takeLost() {
        lock.lock();
        try {
            long count = lost;
            lost = 0;
            return count;
        } finally {
            lock.unlock();
        }
    }
}
