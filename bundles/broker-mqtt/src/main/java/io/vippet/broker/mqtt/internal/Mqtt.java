package io.vippet.broker.mqtt.internal;

import io.vippet.vision.broker.BrokerClient;
import io.vippet.vision.broker.BrokerConnection;
import io.vippet.vision.broker.BrokerSettings;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;

/** MQTT 3.1.1. */
public final class Mqtt implements BrokerClient {
    static final int TIMEOUT_SECONDS = 5;

    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final int IN_FLIGHT = 1000;
    private static final Pattern ADDRESS =
            Pattern.compile("(?:([a-z]+)://)?([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?(/[A-Za-z0-9._/-]*)?");
    private static final Map<String, String> SCHEMES =
            Map.of("tcp", "tcp", "mqtt", "tcp", "ssl", "ssl", "mqtts", "ssl", "ws", "ws", "wss", "wss");

    @Override
    public String method() {
        return "mqtt";
    }

    @Override
    public BrokerConnection connect(BrokerSettings settings) throws IOException {
        String uri = uri(settings.address(), settings.tls() != null);
        if (settings.topic().matches(".*[+#\\x00].*")) {
            throw new IllegalArgumentException("topic: a topic to publish to has no '+' and no '#'.");
        }
        MqttConnectOptions options = options(settings, uri);
        MqttAsyncClient client = null;
        try {
            String id = settings.clientId().isEmpty() ? MqttAsyncClient.generateClientId() : settings.clientId();
            client = new MqttAsyncClient(uri, id, new MemoryPersistence());
            client.connect(options).waitForCompletion();
            return new MqttConnection(client, settings.topic());
        } catch (MqttException e) {
            if (client != null) {
                MqttConnection.abandon(client);
            }
            throw MqttConnection.failure(e);
        }
    }

    private static MqttConnectOptions options(BrokerSettings settings, String uri) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setConnectionTimeout(TIMEOUT_SECONDS);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setMaxInflight(IN_FLIGHT);
        if (!settings.username().isEmpty()) {
            options.setUserName(settings.username());
        }
        if (!settings.password().isEmpty()) {
            options.setPassword(settings.password().toCharArray());
        }
        if (settings.tls() != null) {
            options.setSocketFactory(Tls.context(settings.tls()).getSocketFactory());
        }
        options.setHttpsHostnameVerificationEnabled(uri.startsWith("ssl:") || uri.startsWith("wss:"));
        return options;
    }

    /** What DL Streamer takes for an address, as Paho wants it. */
    static String uri(String address, boolean encrypted) {
        Matcher matcher = ADDRESS.matcher(address);
        String scheme = matcher.matches() ? matcher.group(1) : "";
        String known = scheme == null ? (encrypted ? "ssl" : "tcp") : SCHEMES.get(scheme);
        if (known == null) {
            throw new IllegalArgumentException(
                    "address: '%s' must be host:port, or begin with tcp://, ssl://, ws:// or wss://."
                            .formatted(address));
        }
        if (encrypted && (known.equals("tcp") || known.equals("ws"))) {
            throw new IllegalArgumentException(
                    "address: '%s' is not encrypted, but mqtt-config asks for TLS; use ssl:// or wss://."
                            .formatted(address));
        }
        return known + "://" + matcher.group(2) + orEmpty(matcher.group(3)) + orEmpty(matcher.group(4));
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }
}
