package io.vippet.metadata.internal;

import io.vippet.api.metadata.RecordStream.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/**
 * A file that somebody follows. One thread looks for what is new and shows it to all readers at once; who is up to date
 * takes it from there, who lags behind reads the file.
 */
final class FollowedFile {

    /**
     * What readers see.
     *
     * @param newest the records that came last
     * @param from offset before them
     * @param end offset after them
     * @param complete whether the job has ended and nothing follows
     * @param away whether the service goes away
     * @param passed done when this is no longer the newest, or when there was nothing for a while
     */
    private record Tip(
            Batch newest, long from, long end, boolean complete, boolean away, CompletableFuture<Void> passed) {

        static Tip of(Batch newest, long from, boolean away) {
            return new Tip(newest, from, newest.next(), newest.last(), away, new CompletableFuture<>());
        }
    }

    private final RecordFile file;
    private final BooleanSupplier jobEnded;
    private final long patienceNanos;

    private volatile Tip tip;
    private long seen;
    private long lastSign = System.nanoTime();

    /**
     * @param jobEnded tells whether the writer has gone
     * @param patience readers hear from us at least that often
     */
    FollowedFile(RecordFile file, BooleanSupplier jobEnded, Duration patience) throws IOException {
        this.file = file;
        this.jobEnded = jobEnded;
        this.patienceNanos = patience.toNanos();
        boolean complete = jobEnded.getAsBoolean();
        long end = complete ? file.size() : file.end();
        seen = end;
        tip = Tip.of(new Batch(List.of(), end, complete), end, false);
    }

    Path path() {
        return file.path();
    }

    long end() {
        return tip.end();
    }

    boolean complete() {
        return tip.complete();
    }

    /** Looks for new records; for one thread. */
    void look() throws IOException {
        Tip before = tip;
        if (before.complete() || before.away()) {
            return;
        }
        boolean complete = jobEnded.getAsBoolean(); // asked first: what is in the file afterwards is all there will be
        long size = file.size();
        if (size == seen && !complete) {
            if (System.nanoTime() - lastSign > patienceNanos) {
                pass(Tip.of(before.newest(), before.from(), false));
            }
            return;
        }
        seen = size;
        boolean more = true;
        while (more) {
            long from = tip.end();
            Batch batch = file.read(from, complete);
            if (batch.next() > from || batch.last()) {
                pass(Tip.of(batch, from, false));
            }
            more = batch.next() > from && !batch.last();
        }
    }

    /** Lets all readers go. */
    void leave() {
        Tip before = tip;
        pass(Tip.of(before.newest(), before.from(), true));
    }

    private void pass(Tip next) {
        Tip before;
        synchronized (this) { // who has been let go stays so
            before = tip;
            if (before.away()) {
                return;
            }
            tip = next;
        }
        lastSign = System.nanoTime();
        before.passed().complete(null);
    }

    /** See {@link io.vippet.api.metadata.RecordStream#next}. */
    Optional<Batch> next(long offset) throws InterruptedException {
        Tip current = tip;
        if (!current.away() && !current.complete() && offset >= current.end()) {
            await(current.passed());
            current = tip;
        }
        if (current.away()) {
            return Optional.empty();
        }
        if (offset >= current.end()) {
            return Optional.of(new Batch(List.of(), offset, current.complete()));
        }
        if (offset == current.from()) {
            return Optional.of(current.newest());
        }
        try {
            Batch batch = file.read(offset, current.complete());
            if (batch.next() == offset && !batch.last()) {
                throw new IOException("it has become shorter");
            }
            return Optional.of(batch);
        } catch (IOException e) {
            throw new UncheckedIOException("Metadata file " + file.path() + " cannot be read", e);
        }
    }

    private static void await(CompletableFuture<Void> passed) throws InterruptedException {
        try {
            passed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
