package io.vippet.api.metadata;

import java.util.List;
import java.util.Optional;

/**
 * The records of one metadata file while they are written. A reader's position is a byte offset that it keeps itself;
 * nothing is queued for it, so it may be as slow as it likes and misses nothing.
 */
public interface RecordStream extends AutoCloseable {

    /** Bytes of complete records at the moment: where a reader begins that wants new ones only. */
    long end();

    /** Tells whether the job has ended, so that nothing follows {@link #end}. */
    boolean complete();

    /**
     * Waits for records after an offset and returns the next few of them, all that fit into some ten kilobytes.
     *
     * @param offset 0, {@link #end} or {@link Batch#next} of the batch before; within a record its rest is left out
     * @return the records; none when there was nothing for half a minute; empty when the service goes away
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    Optional<Batch> next(long offset) throws InterruptedException;

    @Override
    void close();

    /**
     * Records that follow each other in the file.
     *
     * @param next offset after the last of them, and after blank and unreadable lines
     * @param last whether the job has ended and nothing follows
     */
    record Batch(List<Line> lines, long next, boolean last) {

        public Batch {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A record with its place.
     *
     * @param json its text as it is in the file, one line
     * @param end offset after it, line end included
     */
    record Line(String json, long end) {}
}
