package io.vippet.metadata.internal;

import io.vippet.api.metadata.RecordStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Follows each file once, however many readers it has, and as long as it has any. */
final class FollowedFiles implements AutoCloseable {

    private static final int BLOCK = 1 << 16;

    private record Shared(FollowedFile file, int readers) {}

    private final MetadataRoot root;
    private final JsonCheck json;
    private final Duration signOfLife;
    private final Watch watch = new Watch();
    private final ConcurrentMap<Path, Shared> files = new ConcurrentHashMap<>();

    /** @param signOfLife how long readers wait at most when nothing is written */
    FollowedFiles(MetadataRoot root, JsonCheck json, Duration signOfLife) {
        this.root = root;
        this.json = json;
        this.signOfLife = signOfLife;
    }

    /** @param jobEnded tells whether the writer of the file has gone */
    RecordStream open(Path path, BooleanSupplier jobEnded) throws IOException {
        try {
            Shared shared = files.compute(
                    path,
                    (p, known) -> known == null
                            ? new Shared(follow(path, jobEnded), 1)
                            : new Shared(known.file, known.readers + 1));
            return new Reader(shared.file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private FollowedFile follow(Path path, BooleanSupplier jobEnded) {
        try {
            FollowedFile file = new FollowedFile(new RecordFile(path, root, json, BLOCK), jobEnded, signOfLife);
            watch.add(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void leave(FollowedFile file) {
        files.compute(file.path(), (path, shared) -> {
            if (shared == null || shared.readers == 1) {
                watch.remove(file);
                return null;
            }
            return new Shared(shared.file, shared.readers - 1);
        });
    }

    @Override
    public void close() {
        watch.close();
    }

    /** One reader of a file. */
    private final class Reader implements RecordStream {

        private final FollowedFile file;
        private final AtomicBoolean closed = new AtomicBoolean();

        Reader(FollowedFile file) {
            this.file = file;
        }

        @Override
        public long end() {
            return file.end();
        }

        @Override
        public boolean complete() {
            return file.complete();
        }

        @Override
        public Optional<Batch> next(long offset) throws InterruptedException {
            return file.next(offset);
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                leave(file);
            }
        }
    }
}
