package io.vippet.vision.broker;

import java.io.IOException;
import java.util.List;

/** A connection to a broker, used by one thread. */
public interface BrokerConnection extends AutoCloseable {

    /**
     * Publishes texts in order; returns when the broker has confirmed every one.
     *
     * @param texts UTF-8, at most 100
     * @throws IOException when one was not confirmed within about 5 s; some may have arrived, and the connection is of no
     *     further use
     */
    void publish(List<byte[]> texts) throws IOException, InterruptedException;

    /** Takes leave of the broker if it is there. */
    @Override
    void close();
}
