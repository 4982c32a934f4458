package io.vippet.runner.child.internal;

/** Ties this process to the server: it ends when the server does, however that happens. */
public final class ParentWatch {

    private static final long PERIOD_MILLIS = 1000;

    private ParentWatch() {}

    /**
     * Starts the watch, on a thread of its own because the kernel's promise ends with the thread that asked.
     *
     * @param whenOrphaned called when the parent changed without the kernel's signal
     */
    public static void start(Runnable whenOrphaned) {
        int parent = Posix.parent();
        Posix.newSession();
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> watch(parent, whenOrphaned));
    }

    private static void watch(int parent, Runnable whenOrphaned) {
        Posix.dieWithParent();
        while (Posix.parent() == parent) {
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                // nobody interrupts this thread; go on
            }
        }
        whenOrphaned.run();
    }
}
