package io.vippet.benchmarks.inference;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has used so far. */
final class Processor {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Processor() {}

    /** Processor time of all threads in ns. */
    static long nanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** Processor time of this thread in ns. */
    static long threadNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Bytes that all threads have allocated on the heap. */
    static long allocated() {
        return THREADS.getTotalThreadAllocatedBytes();
    }

    /** Resident memory in MiB. */
    static double residentMebibytes() throws IOException {
        String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ", -1);
        return Long.parseLong(pages[1]) * 4096 / 1048576.0;
    }
}
