package io.vippet.rest.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A value with its representations, of which the compressed one is made for the first that asks for it. */
final class Rendering {

    private final Object value;
    private final Representation plain;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Representation compressed;

    Rendering(Object value, byte[] json) {
        this.value = value;
        plain = new Representation(json);
    }

    /** Quick for snapshots that share what has not changed. */
    boolean isOf(Object other) {
        return value.equals(other);
    }

    Representation plain() {
        return plain;
    }

    Representation compressed() {
        Representation made = compressed;
        if (made == null) {
            lock.lock();
            try {
                made = compressed;
                if (made == null) {
                    made = new Representation(gzip(plain));
                    compressed = made;
                }
            } finally {
                lock.unlock();
            }
        }
        return made;
    }

    private static byte[] gzip(Representation plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            plain.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written anywhere
        }
        return bytes.toByteArray();
    }
}
