package io.vippet.broker.mqtt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The element in real GStreamer against a real broker. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class MqttTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FRAMES =
            "videotestsrc num-buffers=%d is-live=%s ! video/x-raw,format=NV12,width=64,height=48,framerate=100/1 "
                    + "! gvametaconvert add-empty-results=true ! gvametapublish name=publisher method=mqtt topic=site/frames ";

    @TempDir
    Path directory;

    @BeforeAll
    static void open() {
        try {
            Gst.init();
        } catch (GstException e) {
            assumeTrue(false, "no GStreamer: " + e.getMessage());
        }
        for (ElementProvider provider : ServiceLoader.load(ElementProvider.class)) {
            ElementRegistrar.register(provider.elements(), new Measurements());
        }
    }

    @Test
    void everyTextArrivesInOrderAndTheLastBeforeTheEnd() throws IOException {
        try (Broker broker = new Broker(null, new Properties())) {
            broker.start();
            assertThat(last(FRAMES.formatted(500, false) + "mqtt-client-id=camera-7 address=127.0.0.1:" + broker.port))
                    .isInstanceOf(Message.Eos.class);
            assertThat(times(broker.texts)).isEqualTo(frames(500));
            assertThat(broker.clients).containsOnly("camera-7");
        }
    }

    @Test
    void anAbsentBrokerIsAnErrorWithTheElementsName() throws IOException {
        String address = "tcp://127.0.0.1:" + Broker.freePort();
        Message last = last(
                FRAMES.formatted(100_000, true) + "max-connect-attempts=2 max-reconnect-interval=1 password=hunter2 "
                        + "username=someone address=" + address);
        assertThat(last).isInstanceOf(Message.Error.class);
        assertThat(last.toString())
                .contains("publisher", "after 2 attempts", address)
                .doesNotContain("hunter2");
    }

    @Test
    void aBrokerThatRestartsIsFoundAgainAndNothingIsMissing() throws Exception {
        try (Broker broker = new Broker(null, new Properties());
                Pipeline pipeline = Pipeline.parse(FRAMES.formatted(200, true)
                        + "max-connect-attempts=10 max-reconnect-interval=1 address=127.0.0.1:" + broker.port
                        + " ! fakesink sync=false");
                Bus bus = pipeline.bus()) {
            broker.start();
            pipeline.setState(State.PLAYING);
            await().atMost(PATIENCE).until(() -> broker.texts.size() > 10);
            broker.restart();
            assertThat(end(bus)).isInstanceOf(Message.Eos.class);
            // What was under way when the broker went may arrive twice; a live source's first time is not 0.
            List<Long> times = times(broker.texts).stream().distinct().toList();
            assertThat(times.stream().map(time -> time - times.getFirst()).toList())
                    .isEqualTo(frames(200));
        }
    }

    @Test
    void theUserIsKnownToTheBrokerAndAWrongPasswordIsNotShown() throws IOException {
        try (Broker broker = new Broker(
                (client, user, password) ->
                        "someone".equals(user) && "open sesame".equals(new String(password, StandardCharsets.UTF_8)),
                new Properties())) {
            broker.start();
            String launch = FRAMES.formatted(20, false) + "username=someone address=127.0.0.1:" + broker.port;
            Path config = Files.writeString(directory.resolve("mqtt.json"), "{\"password\": \"open sesame\"}");
            assertThat(last(launch + " password=hunter2 mqtt-config=" + config)).isInstanceOf(Message.Eos.class);
            assertThat(broker.texts).hasSize(20);
            Message refused = last(FRAMES.formatted(100_000, true)
                    + "username=someone password=hunter2 address=127.0.0.1:" + broker.port);
            assertThat(refused).isInstanceOf(Message.Error.class);
            assertThat(refused.toString()).contains("publisher").doesNotContain("hunter2");
        }
    }

    @Test
    void encryptsAndChecksWhoTheBrokerIs() throws Exception {
        Path store = directory.resolve("broker.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        Path authority = directory.resolve("ca.pem");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "broker",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-file",
                authority.toString());
        Properties tls = new Properties();
        int port = Broker.freePort();
        tls.setProperty("ssl_port", String.valueOf(port));
        tls.setProperty("jks_path", store.toString());
        tls.setProperty("key_store_type", "pkcs12");
        tls.setProperty("key_store_password", "changeit");
        tls.setProperty("key_manager_password", "changeit");
        try (Broker broker = new Broker(null, tls)) {
            broker.start();
            Path config = Files.writeString(
                    directory.resolve("mqtt.json"), "{\"TLS\": true, \"ssl_CA_certificate\": \"" + authority + "\"}");
            assertThat(last(FRAMES.formatted(20, false) + "address=127.0.0.1:" + port + " mqtt-config=" + config))
                    .isInstanceOf(Message.Eos.class);
            assertThat(times(broker.texts)).isEqualTo(frames(20));
            assertThat(last(FRAMES.formatted(100_000, true) + "address=ssl://127.0.0.1:" + port)
                            .toString())
                    .as("a broker that nobody vouches for")
                    .contains("certification path");
            assertThat(broker.texts).hasSize(20);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:1883, false, tcp://localhost:1883",
        "localhost:8883, true, ssl://localhost:8883",
        "mqtts://h, false, ssl://h",
        "wss://h:9001/mqtt, true, wss://h:9001/mqtt",
        "'[::1]:1883', false, 'tcp://[::1]:1883'",
    })
    void addressesAreThoseOfDlStreamer(String address, boolean encrypted, String uri) {
        assertThat(Mqtt.uri(address, encrypted)).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({"http://h, false", "h:1:2, false", "tcp://h:1, true", "file:///x, false"})
    void otherAddressesAreRefused(String address, boolean encrypted) {
        assertThatThrownBy(() -> Mqtt.uri(address, encrypted))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address);
    }

    private static List<Long> frames(int count) {
        return LongStream.range(0, count).map(n -> n * 10_000_000L).boxed().toList();
    }

    private static List<Long> times(List<String> texts) {
        return texts.stream()
                .map(text -> Long.parseLong(text.replaceFirst("site/frames .*\"timestamp\":([0-9]+).*", "$1")))
                .toList();
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

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
