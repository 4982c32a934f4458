package io.vippet.container;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests one after another, until closed. */
final class Load implements AutoCloseable {

    private final Client client;
    private final List<String> paths;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;

    Load(Client client, List<String> paths) {
        this.client = client;
        this.paths = paths;
        thread = Thread.ofPlatform().name("load").start(this::run);
    }

    private void run() {
        while (!closed) {
            for (String path : paths) {
                try {
                    int code = client.get(path).statusCode();
                    if (code != 200) {
                        failures.add(path + ": " + code);
                    }
                } catch (IOException e) {
                    failures.add(path + ": " + e);
                } catch (InterruptedException e) {
                    return;
                }
                count.incrementAndGet();
            }
        }
    }

    /** Lists what was not answered with 200. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    int count() {
        return count.get();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
