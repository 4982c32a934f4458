package io.vippet.jobs.internal;

import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Jobs that take turns: one has the slot, the others wait in the order in which they were accepted. */
final class Lane {

    private final ConcurrentSkipListSet<Long> waiting = new ConcurrentSkipListSet<>();
    private final ExecutorService slot;

    Lane(String name) {
        slot = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("job-slot-" + name).factory());
    }

    int waiting() {
        return waiting.size();
    }

    /** 1 for the job that is next, 0 for one that does not wait. */
    int position(long job) {
        return waiting.contains(job) ? waiting.headSet(job, true).size() : 0;
    }

    /** Queues a job; {@code serve} runs on the thread of the lane once the job has the slot, also when it left. */
    void enter(long job, Runnable serve) {
        waiting.add(job);
        slot.execute(() -> {
            leave(job);
            serve.run();
        });
    }

    void leave(long job) {
        waiting.remove(job);
    }

    /** Interrupts the job that has the slot and lets none follow. */
    void close() {
        slot.shutdownNow();
    }

    boolean awaitClosed(long seconds) throws InterruptedException {
        return slot.awaitTermination(seconds, TimeUnit.SECONDS);
    }
}
