package io.vippet.vision.broker;

import java.io.IOException;

/** A protocol that brokers speak. Found by {@link java.util.ServiceLoader}; its constructor loads nothing. Thread-safe. */
public interface BrokerClient {

    /** Word for {@code method} in launch texts, for instance {@code mqtt}. */
    String method();

    /**
     * Makes one attempt of at most about 5 s.
     *
     * @throws IOException when the broker cannot be reached or refuses; another attempt may succeed
     * @throws IllegalArgumentException with a sentence for users when the settings can never work
     */
    BrokerConnection connect(BrokerSettings settings) throws IOException, InterruptedException;
}
