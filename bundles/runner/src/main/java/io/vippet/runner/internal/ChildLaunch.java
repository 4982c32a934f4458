package io.vippet.runner.internal;

import java.io.IOException;
import java.nio.file.Path;

/** How a child process is started. */
interface ChildLaunch {

    /**
     * Describes the process: command, environment, working directory.
     *
     * @throws IOException saying what is missing for a start
     */
    ProcessBuilder prepare() throws IOException;

    /** Where the JVM leaves its report when the child with this pid crashes. */
    Path crashReport(long pid);
}
