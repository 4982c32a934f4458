package io.vippet.vision.broker;

import org.jspecify.annotations.Nullable;

/**
 * Where texts go.
 *
 * @param address of the broker, with port, for instance {@code localhost:1883}
 * @param topic not empty
 * @param clientId name at the broker; empty: any
 * @param username empty: none
 * @param password empty: none
 * @param tls null: not encrypted, unless the address says so
 */
public record BrokerSettings(
        String address,
        String topic,
        String clientId,
        String username,
        String password,
        @Nullable TlsFiles tls) {

    /** Without what is secret. */
    @Override
    public String toString() {
        return "topic " + topic + " at " + address;
    }
}
