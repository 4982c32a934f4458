package io.vippet.runner.internal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Signals to a child and everything it started. A child makes itself leader of a group at its start. */
final class ProcessGroup {

    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    private static final MethodHandle KILL = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("kill"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private ProcessGroup() {}

    /** Asks the group to end; a process that leads no group is asked alone. */
    static void terminate(long pid) {
        if (!signal(pid, SIGTERM)) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    /** Kills the group; a process that leads no group is killed alone. */
    static void kill(long pid) {
        if (!signal(pid, SIGKILL)) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Kills what a process that has ended left in its group. */
    static void killRemains(long pid) {
        signal(pid, SIGKILL);
    }

    private static boolean signal(long pid, int number) {
        try {
            return (int) KILL.invokeExact((int) -pid, number) == 0;
        } catch (Throwable e) {
            throw new LinkageError("kill(2) cannot be called", e);
        }
    }
}
