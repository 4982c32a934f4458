package io.vippet.rest.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.Test;

/** Senders that are too slow, or gone. */
class ArrivingBodyTest {

    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayEndPoint connection = new ByteArrayEndPoint();
    private final AtomicLong time = new AtomicLong();

    /** Delivers a few bytes at a time and lets time pass meanwhile. */
    private final class Trickle extends InputStream {

        private final int bytes;
        private final long nanos;

        Trickle(int bytes, long nanos) {
            this.bytes = bytes;
            this.nanos = nanos;
        }

        @Override
        public int read() {
            throw new AssertionError("reads whole arrays");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            time.addAndGet(nanos);
            return Math.min(bytes, length);
        }
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };
    }

    @Test
    void aTrickleIsCutOff() throws Exception {
        ArrivingBody body = new ArrivingBody(new Trickle(1, SECOND), connection, time::get);

        assertThatThrownBy(body::readAllBytes)
                .isInstanceOfSatisfying(
                        MessageException.class, e -> assertThat(e.status()).isEqualTo(Response.Status.REQUEST_TIMEOUT))
                .hasMessageContaining("31 bytes in 31 seconds");
        assertThat(body.read()).as("nothing is read any more").isNegative();
    }

    @Test
    void aSteadyFlowIsNot() throws Exception {
        ArrivingBody body = new ArrivingBody(new Trickle(8 << 10, SECOND), connection, time::get);

        assertThat(body.readNBytes(100 * (8 << 10))).hasSize(100 * (8 << 10));
    }

    @Test
    void silenceIsATimeoutAndAnEndIsTheClients() {
        ArrivingBody silent =
                new ArrivingBody(failing(new IOException(new TimeoutException("idle"))), connection, time::get);
        ArrivingBody broken = new ArrivingBody(failing(new EOFException()), connection, time::get);

        assertThatThrownBy(silent::read).isInstanceOf(MessageException.class).hasMessageContaining("too slowly");
        assertThatThrownBy(broken::read)
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageContaining("broke off after 0 bytes");
    }

    @Test
    void theConnectionIsWatchedMoreCloselyOnlyMeanwhile() throws Exception {
        connection.setIdleTimeout(300_000);
        ArrivingBody body = new ArrivingBody(new ByteArrayInputStream(new byte[200_000]), connection, time::get);
        assertThat(connection.getIdleTimeout()).isEqualTo(30_000);

        body.discard();

        assertThat(connection.getIdleTimeout()).isEqualTo(300_000);
        assertThat(body.read()).isNegative();
    }

    @Test
    void theRestIsDiscardedForAWhileOnly() {
        AtomicLong reads = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                reads.incrementAndGet();
                time.addAndGet(SECOND);
                return length;
            }
        };

        new ArrivingBody(endless, connection, time::get).discard();

        assertThat(reads).hasValueBetween(10, 61);
    }
}
