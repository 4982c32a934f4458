package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getLong;
import static io.vippet.gstreamer.internal.Native.setLong;

import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The queue of an {@link AsyncTransform} and the thread that empties it. Bounded twice: works under way, buffers inside.
 * The pusher never waits for the streaming thread, so it always empties the queue and nobody can wait for ever.
 */
final class Lane {

    private sealed interface Item {
        record Frame(long buffer, AsyncTransform.@Nullable Work work) implements Item {}

        record Passing(long event) implements Item {}

        record End() implements Item {}
    }

    private final AsyncTransform element;
    private final Semaphore works;
    private final Semaphore places;
    private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private int pending;
    private volatile FlowReturn flow = FlowReturn.OK;
    private final Thread pusher;

    Lane(AsyncTransform element, int depth, int capacity) {
        this.element = element;
        this.works = new Semaphore(Math.max(1, depth));
        this.places = new Semaphore(Math.max(Math.max(1, depth), capacity));
        this.pusher =
                Thread.ofPlatform().daemon().name(element.name() + "-push").start(this::run);
    }

    /** Takes the buffer that the base class queued; never returns one. */
    int generateOutput(long result) {
        setLong(result, 0);
        long slot = element.address() + Layout.TRANSFORM_QUEUED_BUFFER;
        long buffer = getLong(slot);
        setLong(slot, 0);
        if (buffer == 0) {
            return FlowReturn.OK.value();
        }
        if (flow != FlowReturn.OK) {
            call(GstFunctions.MINI_OBJECT_UNREF, buffer);
            return flow.value();
        }
        return accept(call(GstFunctions.MINI_OBJECT_MAKE_WRITABLE, buffer)).value();
    }

    private FlowReturn accept(long buffer) {
        places.acquireUninterruptibly();
        works.acquireUninterruptibly();
        AsyncTransform.Work work;
        try {
            work = element.begin(new Buffer(buffer));
        } catch (Throwable t) {
            works.release();
            places.release();
            call(GstFunctions.MINI_OBJECT_UNREF, buffer);
            fail(t);
            return FlowReturn.ERROR;
        }
        if (work == null) {
            works.release();
        }
        add(new Item.Frame(buffer, work));
        return FlowReturn.OK;
    }

    /** Returns false when the event was taken into the queue, and with it the reference. */
    boolean event(int type, long event) {
        if ((type & Layout.SERIALIZED) == 0) {
            return true;
        }
        int number = type >> 8;
        if (number == Layout.EVENT_CUSTOM_DOWNSTREAM) {
            add(new Item.Passing(event));
            return false;
        }
        awaitEmpty();
        if (number == Layout.EVENT_FLUSH_STOP) {
            flow = FlowReturn.OK;
        }
        return true;
    }

    /** Waits until everything that came before has been pushed. */
    void awaitEmpty() {
        lock.lock();
        try {
            while (pending > 0) {
                empty.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        awaitEmpty();
        queue.add(new Item.End());
        boolean interrupted = false;
        while (pusher.isAlive()) {
            try {
                pusher.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(Item item) {
        lock.lock();
        try {
            pending++;
        } finally {
            lock.unlock();
        }
        queue.add(item);
    }

    private void done() {
        lock.lock();
        try {
            if (--pending == 0) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (true) {
            Item item;
            try {
                item = queue.take();
            } catch (InterruptedException e) {
                continue; // only End ends this thread: buffers must not be lost
            }
            switch (item) {
                case Item.End() -> {
                    return;
                }
                case Item.Passing(long event) -> {
                    call(GstFunctions.PAD_PUSH_EVENT, element.srcPad(), event);
                    done();
                }
                case Item.Frame frame -> {
                    push(frame);
                    done();
                }
            }
        }
    }

    private void push(Item.Frame frame) {
        boolean good = finish(frame);
        places.release();
        if (!good || flow == FlowReturn.ERROR) {
            call(GstFunctions.MINI_OBJECT_UNREF, frame.buffer);
            return;
        }
        FlowReturn answer = FlowReturn.of((int) call(GstFunctions.PAD_PUSH, element.srcPad(), frame.buffer));
        if (answer != FlowReturn.OK) {
            flow = answer;
        }
    }

    private boolean finish(Item.Frame frame) {
        AsyncTransform.Work work = frame.work;
        if (work == null) {
            return true;
        }
        try {
            work.finish(new Buffer(frame.buffer));
            return true;
        } catch (Throwable t) {
            fail(t);
            return false;
        } finally {
            works.release();
        }
    }

    /** The message goes first: the source ends its run with one of its own as soon as it sees the flow. */
    private void fail(Throwable cause) {
        try {
            element.fail(cause);
        } finally {
            flow = FlowReturn.ERROR;
        }
    }
}
