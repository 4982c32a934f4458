package io.vippet.rest.internal.wire;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.eclipse.jetty.io.EndPoint;

/** The body of a request while it arrives. Whoever sends too slowly is cut off; a broken connection is the client's end. */
final class ArrivingBody extends InputStream {

    /** Without a byte. */
    private static final long IDLE_MILLIS = 30_000;
    /** Far below any network on which a video can be sent. */
    private static final long LEAST_BYTES_PER_SECOND = 4 << 10;
    /** Of a body that was refused: so much is read on, for this long, so that its sender gets to read the answer. */
    private static final long MOST_DISCARDED = 4L << 30;

    private static final long MOST_DISCARDING_NANOS = 60_000_000_000L;

    private final InputStream in;
    private final EndPoint connection;
    private final LongSupplier clock;
    private final long idleBefore;
    private long bytes;
    private long waited;
    private boolean over;

    ArrivingBody(InputStream in, EndPoint connection) {
        this(in, connection, System::nanoTime);
    }

    ArrivingBody(InputStream in, EndPoint connection, LongSupplier clock) {
        this.in = in;
        this.connection = connection;
        this.clock = clock;
        idleBefore = connection.getIdleTimeout();
        connection.setIdleTimeout(Math.min(IDLE_MILLIS, idleBefore));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /**
     * {@inheritDoc}
     *
     * @throws MessageException when it comes too slowly
     * @throws UnreadableBodyException when the client has gone
     */
    @Override
    public int read(byte[] target, int offset, int length) {
        if (over) {
            return -1;
        }
        long before = clock.getAsLong();
        try {
            int count = in.read(target, offset, length);
            waited += clock.getAsLong() - before;
            if (count < 0) {
                finish();
            } else {
                bytes += count;
                checkPace();
            }
            return count;
        } catch (IOException e) {
            finish();
            if (timedOut(e)) {
                throw tooSlow("nothing came for " + IDLE_MILLIS / 1000 + " seconds");
            }
            throw new UnreadableBodyException("The body broke off after " + bytes + " bytes");
        }
    }

    private void checkPace() {
        long seconds = waited / 1_000_000_000L;
        if (seconds * 1000 > IDLE_MILLIS && bytes < seconds * LEAST_BYTES_PER_SECOND) {
            finish();
            throw tooSlow(bytes + " bytes in " + seconds + " seconds");
        }
    }

    private static MessageException tooSlow(String what) {
        return new MessageException(Response.Status.REQUEST_TIMEOUT, "The body came too slowly: " + what + ".");
    }

    private static boolean timedOut(IOException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(TimeoutException.class::isInstance);
    }

    /** Reads what is left and throws it away, within limits. */
    void discard() {
        byte[] waste = new byte[64 << 10];
        long most = bytes + MOST_DISCARDED;
        long end = clock.getAsLong() + MOST_DISCARDING_NANOS;
        try {
            while (bytes < most && clock.getAsLong() - end < 0 && read(waste, 0, waste.length) >= 0) {
                // Nobody wants it.
            }
        } catch (MessageException | UnreadableBodyException e) {
            // The answer is known already; whether it gets through shows when it is sent.
        }
        finish();
    }

    private void finish() {
        if (!over) {
            over = true;
            connection.setIdleTimeout(idleBefore);
        }
    }
}
