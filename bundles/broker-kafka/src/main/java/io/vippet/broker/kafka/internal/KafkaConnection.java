package io.vippet.broker.kafka.internal;

import io.vippet.vision.broker.BrokerConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** A producer of one partition; all replicas in step confirm each text. */
final class KafkaConnection implements BrokerConnection {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final int partition;

    KafkaConnection(Producer<byte[], byte[]> producer, String topic, int partition) {
        this.producer = producer;
        this.topic = topic;
        this.partition = partition;
    }

    @Override
    public void publish(List<byte[]> texts) throws IOException, InterruptedException {
        try {
            List<Future<RecordMetadata>> answers = new ArrayList<>(texts.size());
            for (byte[] text : texts) {
                answers.add(producer.send(new ProducerRecord<>(topic, partition, null, text)));
            }
            for (Future<RecordMetadata> answer : answers) {
                answer.get(); // ends within the delivery timeout
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(cause.getMessage(), cause);
        } catch (KafkaException e) {
            throw Kafka.failure(e);
        }
    }

    @Override
    public void close() {
        abandon(producer);
    }

    /** Ends the client's thread. */
    static void abandon(Producer<byte[], byte[]> producer) {
        try {
            producer.close(FAREWELL);
        } catch (KafkaException e) {
            // what was sent has been confirmed or given up before
        }
    }
}
