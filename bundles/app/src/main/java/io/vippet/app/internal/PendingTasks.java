package io.vippet.app.internal;

import io.vippet.api.app.StartupTask;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** Startup tasks that have not run yet, in the order in which they must. */
final class PendingTasks {

    private record Entry(int order, long arrival, StartupTask task) {}

    private final ConcurrentSkipListSet<Entry> entries =
            new ConcurrentSkipListSet<>(Comparator.comparingInt(Entry::order).thenComparingLong(Entry::arrival));

    private final AtomicLong arrivals = new AtomicLong();

    void add(StartupTask task, Map<String, ?> properties) {
        int order = properties.get(StartupTask.ORDER) instanceof Number number ? number.intValue() : Integer.MAX_VALUE;
        entries.add(new Entry(order, arrivals.getAndIncrement(), task));
    }

    void remove(StartupTask task) {
        entries.removeIf(entry -> entry.task() == task);
    }

    Optional<StartupTask> next() {
        return Optional.ofNullable(entries.pollFirst()).map(Entry::task);
    }
}
