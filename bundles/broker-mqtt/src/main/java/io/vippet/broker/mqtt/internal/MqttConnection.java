package io.vippet.broker.mqtt.internal;

import io.vippet.vision.broker.BrokerConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttException;

/** A session with an MQTT broker; texts are sent with quality of service 1, at least once. */
final class MqttConnection implements BrokerConnection {
    private static final int AT_LEAST_ONCE = 1;
    private static final long TIMEOUT_MILLIS = Mqtt.TIMEOUT_SECONDS * 1000L;
    private static final long FAREWELL_MILLIS = 1000;

    private final MqttAsyncClient client;
    private final String topic;

    MqttConnection(MqttAsyncClient client, String topic) {
        this.client = client;
        this.topic = topic;
    }

    @Override
    public void publish(List<byte[]> texts) throws IOException {
        try {
            List<IMqttDeliveryToken> tokens = new ArrayList<>(texts.size());
            for (byte[] text : texts) {
                tokens.add(client.publish(topic, text, AT_LEAST_ONCE, false));
            }
            for (IMqttDeliveryToken token : tokens) {
                token.waitForCompletion(TIMEOUT_MILLIS);
            }
        } catch (MqttException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(FAREWELL_MILLIS);
            }
        } catch (MqttException e) {
            // the connection is of no use any more, whatever is wrong with it
        } finally {
            abandon(client);
        }
    }

    /** Ends the client's threads. */
    static void abandon(MqttAsyncClient client) {
        try {
            if (client.isConnected()) {
                client.disconnectForcibly(0, FAREWELL_MILLIS, false);
            }
            client.close(true);
        } catch (MqttException e) {
            // closed already
        }
    }

    /** Paho's own words, and those of what lies behind them. */
    static IOException failure(MqttException e) {
        Throwable cause = e.getCause();
        String why = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new IOException(e.getMessage() + why, e);
    }
}
