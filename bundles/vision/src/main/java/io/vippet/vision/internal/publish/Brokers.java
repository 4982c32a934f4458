package io.vippet.vision.internal.publish;

import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.broker.BrokerClient;
import java.util.ServiceLoader;

/** The broker clients on the class path. */
public final class Brokers {
    private Brokers() {}

    /**
     * The client for a method.
     *
     * @throws VisionException PROPERTY when its jar is not there, with the jar's name
     */
    public static BrokerClient client(String method) {
        return ServiceLoader.load(BrokerClient.class, Brokers.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(client -> client.method().equals(method))
                .findFirst()
                .orElseThrow(() -> new VisionException(
                        Kind.PROPERTY,
                        ("method=%1$s needs the jar io.vippet.broker.%1$s with its client library beside the other jars of the"
                                        + " pipeline's process (lib/child); add it, or use method=file.")
                                .formatted(method)));
    }
}
