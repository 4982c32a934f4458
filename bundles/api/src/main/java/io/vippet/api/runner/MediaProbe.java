package io.vippet.api.runner;

import java.nio.file.Path;

/** Looks into media files of any container, each in a child process; implemented by the bundle {@code runner}. */
public interface MediaProbe {

    /**
     * Reads a file to its end.
     *
     * @param file absolute path
     * @return its first video stream
     * @throws RunnerException when there is none, or the file cannot be read
     */
    VideoStream probe(Path file);
}
