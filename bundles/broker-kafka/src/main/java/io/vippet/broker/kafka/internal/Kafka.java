package io.vippet.broker.kafka.internal;

import io.vippet.vision.broker.BrokerClient;
import io.vippet.vision.broker.BrokerConnection;
import io.vippet.vision.broker.BrokerSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Apache Kafka, unencrypted and without users, as DL Streamer has it. */
public final class Kafka implements BrokerClient {
    private static final int TIMEOUT_MILLIS = 5000;
    private static final int REQUEST_MILLIS = 3000;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s/@,]+:[0-9]{1,5}(,[^\\s/@,]+:[0-9]{1,5})*");

    @Override
    public String method() {
        return "kafka";
    }

    @Override
    public BrokerConnection connect(BrokerSettings settings) throws IOException, InterruptedException {
        if (!ADDRESS.matcher(settings.address()).matches()) {
            throw new IllegalArgumentException(
                    "address: '%s' must be host:port, or several with commas between.".formatted(settings.address()));
        }
        Producer<byte[], byte[]> producer = null;
        try {
            producer = new KafkaProducer<>(
                    configuration(settings.address()), new ByteArraySerializer(), new ByteArraySerializer());
            int partitions = producer.partitionsFor(settings.topic()).size();
            // Order holds within a partition, so an element keeps to one, whichever; its settings live as long as it.
            int partition = Math.floorMod(System.identityHashCode(settings), partitions);
            return new KafkaConnection(producer, settings.topic(), partition);
        } catch (KafkaException e) {
            if (producer != null) {
                KafkaConnection.abandon(producer);
            }
            throw failure(e);
        }
    }

    private static Map<String, Object> configuration(String address) {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        return configuration;
    }

    /** Its own words, and those of what lies behind them. */
    static IOException failure(KafkaException e) throws InterruptedException {
        if (e instanceof InterruptException) {
            throw new InterruptedException();
        }
        Throwable cause = e.getCause();
        String why = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new IOException(e.getMessage() + why, e);
    }
}
