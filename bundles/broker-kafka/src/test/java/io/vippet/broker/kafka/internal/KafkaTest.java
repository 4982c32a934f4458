package io.vippet.broker.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vippet.gstreamer.Bus;
import io.vippet.gstreamer.ElementProvider;
import io.vippet.gstreamer.ElementRegistrar;
import io.vippet.gstreamer.Gst;
import io.vippet.gstreamer.GstException;
import io.vippet.gstreamer.Measurements;
import io.vippet.gstreamer.Message;
import io.vippet.gstreamer.Pipeline;
import io.vippet.gstreamer.State;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The element in real GStreamer against a real broker. */
@SuppressWarnings("NullAway.Init") // JUnit starts the cluster
class KafkaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FRAMES =
            "videotestsrc num-buffers=%d is-live=%s ! video/x-raw,format=NV12,width=64,height=48,framerate=100/1 "
                    + "! gvametaconvert add-empty-results=true ! gvametapublish name=publisher method=kafka topic=%s ";

    private static KafkaClusterTestKit cluster;

    @BeforeAll
    static void open() throws Exception {
        try {
            Gst.init();
        } catch (GstException e) {
            assumeTrue(false, "no GStreamer: " + e.getMessage());
        }
        for (ElementProvider provider : ServiceLoader.load(ElementProvider.class)) {
            ElementRegistrar.register(provider.elements(), new Measurements());
        }
        cluster = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                        .setNumControllerNodes(1)
                        .setNumBrokerNodes(1)
                        .build())
                .build();
        cluster.format();
        cluster.startup();
        cluster.waitForReadyBrokers();
    }

    @AfterAll
    static void close() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void everyTextArrivesInOrderAndTheLastBeforeTheEnd() throws Exception {
        topic("frames", 3);
        assertThat(last(FRAMES.formatted(500, false, "frames") + "address=" + cluster.bootstrapServers()))
                .isInstanceOf(Message.Eos.class);
        assertThat(times("frames", 500)).isEqualTo(frames(500));
    }

    @Test
    void aBrokerThatRestartsIsFoundAgainAndNothingIsMissing() throws Exception {
        topic("restart", 1);
        try (Pipeline pipeline = Pipeline.parse(FRAMES.formatted(100_000, true, "restart")
                        + "max-connect-attempts=10 max-reconnect-interval=1 address=" + cluster.bootstrapServers()
                        + " ! fakesink sync=false");
                Bus bus = pipeline.bus()) {
            pipeline.setState(State.PLAYING);
            int before = times("restart", 10).size();
            var broker = cluster.brokers().values().iterator().next();
            broker.shutdown();
            broker.awaitShutdown();
            broker.startup();
            times("restart", before + 100);
            pipeline.sendEos();
            assertThat(end(bus)).isInstanceOf(Message.Eos.class);
            // What was under way when the broker went may arrive twice; a live source's first time is not 0.
            List<Long> times =
                    times("restart", before + 100).stream().distinct().toList();
            assertThat(times.stream().map(time -> time - times.getFirst()).toList())
                    .isEqualTo(frames(times.size()));
        }
    }

    @Test
    void anAbsentBrokerIsAnErrorWithTheElementsName() throws Exception {
        String address;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = "127.0.0.1:" + socket.getLocalPort();
        }
        Message last = last(FRAMES.formatted(100_000, true, "frames") + "address=" + address);
        assertThat(last).isInstanceOf(Message.Error.class);
        assertThat(last.toString()).contains("publisher", "after 1 attempt", address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "http://localhost:9092", "localhost:9092/x", "a:1,,b:2"})
    void otherAddressesAreRefused(String address) {
        Message last = last(FRAMES.formatted(100_000, true, "frames") + "address=\"" + address + "\"");
        assertThat(last.toString()).contains("publisher", "must be host:port", address);
    }

    private static void topic(String name, int partitions) throws Exception {
        try (Admin admin = cluster.admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static List<Long> frames(int count) {
        return LongStream.range(0, count).map(n -> n * 10_000_000L).boxed().toList();
    }

    /** Times of the texts in a topic, at least so many different ones. */
    private static List<Long> times(String topic, int count) {
        List<Long> times = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (times.stream().distinct().count() < count && System.nanoTime() < end) {
                for (ConsumerRecord<String, String> text : consumer.poll(Duration.ofMillis(200))) {
                    times.add(Long.parseLong(text.value().replaceFirst(".*\"timestamp\":([0-9]+).*", "$1")));
                }
            }
        }
        return times;
    }

    private static Message last(String launch) {
        try (Pipeline pipeline = Pipeline.parse(launch + " ! fakesink sync=false");
                Bus bus = pipeline.bus()) {
            pipeline.setState(State.PLAYING);
            return end(bus);
        }
    }

    private static Message end(Bus bus) {
        while (true) {
            Message message =
                    bus.poll(PATIENCE).orElseThrow(() -> new AssertionError("Nothing on the bus for " + PATIENCE));
            if (message instanceof Message.Eos || message instanceof Message.Error) {
                return message;
            }
        }
    }
}
