package io.vippet.runner.internal;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes, always from one platform thread that lives until {@link #close}: children ask the kernel to be
 * killed when their parent dies, and to the kernel the parent is the thread that started them.
 */
final class Spawner implements AutoCloseable {

    // An exception in a task would end the thread; submit() keeps it in the future instead.
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("child-spawner").factory());

    /** Starts a process. */
    Process start(ProcessBuilder builder) throws IOException, InterruptedException {
        try {
            return thread.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e);
        }
    }

    /** Ends the thread, and with it every child that is left. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
