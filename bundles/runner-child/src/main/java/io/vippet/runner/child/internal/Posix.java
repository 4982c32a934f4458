package io.vippet.runner.child.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The system calls that Java has no words for. */
final class Posix {

    private static final int PR_SET_PDEATHSIG = 1;
    private static final int SIGKILL = 9;
    private static final int PRIO_PROCESS = 0; // to the kernel, a thread
    private static final int LOWEST_PRIORITY = 19;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle INT = link("getppid", FunctionDescriptor.of(JAVA_INT));
    private static final MethodHandle SETSID = link("setsid", FunctionDescriptor.of(JAVA_INT));
    private static final MethodHandle SETPRIORITY =
            link("setpriority", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle DUP = link("dup", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle DUP2 = link("dup2", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle EXIT = link("_exit", FunctionDescriptor.ofVoid(JAVA_INT));
    private static final MethodHandle PRCTL =
            link("prctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG), Linker.Option.firstVariadicArg(1));
    private static final MethodHandle WRITE = link(
            "write",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG),
            Linker.Option.captureCallState("errno"));
    private static final MemoryLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;

    private Posix() {}

    static int parent() {
        try {
            return (int) INT.invokeExact();
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Becomes the leader of a session and process group; does nothing when this process leads one already. */
    static void newSession() {
        try {
            int ignored = (int) SETSID.invokeExact();
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Gives a thread the lowest priority; threads that it starts from then on take after it. */
    static void lowerPriority(int thread) {
        try {
            int ignored = (int) SETPRIORITY.invokeExact(PRIO_PROCESS, thread, LOWEST_PRIORITY);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int duplicate(int descriptor) {
        try {
            return (int) DUP.invokeExact(descriptor);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Makes {@code target} mean what {@code descriptor} means. */
    static void redirect(int descriptor, int target) {
        try {
            int ignored = (int) DUP2.invokeExact(descriptor, target);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Asks the kernel to kill this process when its parent ends; holds as long as the calling thread lives. */
    static void dieWithParent() {
        try {
            int ignored = (int) PRCTL.invokeExact(PR_SET_PDEATHSIG, (long) SIGKILL);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Ends at once, without exit handlers of native libraries. */
    static void exit(int code) {
        try {
            EXIT.invokeExact(code);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Writes everything; false when nobody reads any more. */
    static boolean write(int descriptor, byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            MemorySegment data = arena.allocateFrom(java.lang.foreign.ValueLayout.JAVA_BYTE, bytes);
            long done = 0;
            while (done < bytes.length) {
                long written = (long) WRITE.invokeExact(state, descriptor, data.asSlice(done), bytes.length - done);
                if (written >= 0) {
                    done += written;
                } else if (!temporary(state.get(JAVA_INT, 0))) {
                    return false;
                }
            }
            return true;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    private static boolean temporary(int errno) throws InterruptedException {
        if (errno == EAGAIN) {
            Thread.sleep(1);
        }
        return errno == EINTR || errno == EAGAIN;
    }

    private static MethodHandle link(String name, FunctionDescriptor shape, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options);
    }

    private static RuntimeException unexpected(Throwable t) {
        if (t instanceof Error error) {
            throw error;
        }
        return t instanceof RuntimeException runtime ? runtime : new IllegalStateException(t);
    }
}
