package io.vippet.vision.internal.element;

import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.EventType;
import io.vippet.gstreamer.FlowReturn;
import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.Property.Choice;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.broker.BrokerSettings;
import io.vippet.vision.internal.publish.Brokers;
import io.vippet.vision.internal.publish.Delivery;
import io.vippet.vision.internal.publish.MqttConfig;
import io.vippet.vision.internal.publish.Retries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code gvametapublish}: brings the texts of {@code gvametaconvert} to a file or a broker. */
final class GvaMetaPublish extends BaseTransform implements Delivery.Reports {
    private static final String STDOUT = "stdout";
    private static final String FILE = "file";
    private static final String MQTT = "mqtt";
    private static final String NO_BIN = "this element is no bin; it changes nothing.";

    private static final Property<String> METHOD = Property.choice(
            "method",
            "Where the texts go",
            "GvaMetaPublishMethod",
            List.of(
                    new Choice(1, FILE, "A file"),
                    new Choice(2, MQTT, "An MQTT broker"),
                    new Choice(3, "kafka", "A Kafka broker")),
            FILE);
    private static final Property<String> FILE_PATH =
            Property.string("file-path", "[file] File to append to, or stdout", STDOUT);
    private static final Property<String> FILE_FORMAT = Property.choice(
            "file-format",
            "[file] json: one array; json-lines: one text per line",
            "GvaMetaPublishFileFormat",
            List.of(new Choice(1, "json", "One array"), new Choice(2, "json-lines", "One text per line")),
            "json");
    private static final Property<String> ADDRESS = Property.string(
            "address", "[mqtt, kafka] Broker with port: localhost:1883; mqtt also tcp://, ssl://, ws://, wss://", "");
    private static final Property<String> TOPIC = Property.string("topic", "[mqtt, kafka] Topic at the broker", "");
    private static final Property<String> CLIENT_ID =
            Property.string("mqtt-client-id", "[mqtt] Name at the broker; default: a random one", "");
    private static final Property<String> USERNAME = Property.string("username", "[mqtt] User at the broker", "");
    private static final Property<String> PASSWORD = Property.string("password", "[mqtt] Password at the broker", "");
    private static final Property<String> CONFIG = Property.string(
            "mqtt-config", "[mqtt] JSON file whose members replace the properties and tell how to encrypt", "");
    private static final Property<Integer> ATTEMPTS = Property.unsigned(
            "max-connect-attempts", "[mqtt, kafka] Failed attempts in a row after which the run fails", 1, 10, 1);
    private static final Property<Integer> INTERVAL = Property.unsigned(
            "max-reconnect-interval", "[mqtt, kafka] Longest pause in s between attempts: 1, 2, 4 ...", 1, 300, 30);

    static final List<Property<?>> PROPERTIES = List.of(
            METHOD,
            FILE_PATH,
            FILE_FORMAT,
            ADDRESS,
            TOPIC,
            CLIENT_ID,
            USERNAME,
            PASSWORD,
            CONFIG,
            ATTEMPTS,
            INTERVAL,
            Property.bool("async-handling", "Handle asynchronous state changes", false)
                    .ignoring(off -> !off, NO_BIN),
            Property.bool("message-forward", "Forward all messages", false).ignoring(off -> !off, NO_BIN),
            Property.bool("signal-handoffs", "Send a signal with every buffer", false)
                    .refusing(off -> !off, "nobody in a launch text can hear signals; leave it out."));

    private @Nullable TextSink sink;
    private @Nullable Delivery delivery;

    @Override
    protected void start() throws IOException {
        String method = get(METHOD);
        if (method.equals(FILE)) {
            warnOf(List.of(ADDRESS, TOPIC, CLIENT_ID, USERNAME, PASSWORD, CONFIG, ATTEMPTS, INTERVAL));
            boolean lines = get(FILE_FORMAT).equals("json-lines");
            String path = get(FILE_PATH);
            sink = path.isEmpty() || path.equals(STDOUT) ? TextSink.stdout(lines) : TextSink.file(Path.of(path), lines);
            return;
        }
        warnOf(List.of(FILE_PATH, FILE_FORMAT));
        delivery = method.equals(MQTT) ? mqtt() : kafka();
        delivery.start();
    }

    private Delivery mqtt() {
        BrokerSettings settings = settings();
        Retries retries = retries();
        if (!get(CONFIG).isEmpty()) {
            MqttConfig config = MqttConfig.read(Path.of(get(CONFIG)));
            settings = config.over(settings);
            retries = config.over(retries);
        }
        return new Delivery(complete(settings), Brokers.client(MQTT), retries, this);
    }

    private Delivery kafka() {
        for (Property<String> property : List.of(CLIENT_ID, USERNAME, PASSWORD, CONFIG)) {
            if (!get(property).isEmpty()) {
                throw refusal(property.name() + " is for method=mqtt; leave it out.");
            }
        }
        return new Delivery(complete(settings()), Brokers.client("kafka"), retries(), this);
    }

    private BrokerSettings settings() {
        return new BrokerSettings(get(ADDRESS), get(TOPIC), get(CLIENT_ID), get(USERNAME), get(PASSWORD), null);
    }

    private Retries retries() {
        return new Retries(get(ATTEMPTS), get(INTERVAL));
    }

    private BrokerSettings complete(BrokerSettings settings) {
        if (settings.address().isEmpty() || settings.topic().isEmpty()) {
            throw refusal("method=%s needs address, for instance localhost:%d, and topic."
                    .formatted(get(METHOD), get(METHOD).equals(MQTT) ? 1883 : 9092));
        }
        if (settings.address().contains("@")) {
            throw refusal("address must not hold a user; use username and password.");
        }
        return settings;
    }

    private void warnOf(List<Property<?>> unused) {
        for (Property<?> property : unused) {
            if (!get(property).equals(property.defaultValue())) {
                postWarning("%s: it changes nothing with method=%s.".formatted(property.name(), get(METHOD)));
            }
        }
    }

    private static VisionException refusal(String sentence) {
        return new VisionException(Kind.PROPERTY, sentence);
    }

    @Override
    protected void stop() throws Exception {
        TextSink file = sink;
        Delivery broker = delivery;
        sink = null;
        delivery = null;
        if (file != null) {
            file.close();
        }
        if (broker != null) {
            broker.finish();
        }
    }

    @Override
    protected FlowReturn transformIp(Buffer buffer) throws Exception {
        Optional<FrameText> text = buffer.attached(FrameText.KEY);
        if (text.isPresent()) {
            if (sink != null) {
                sink.write(text.get().json());
            } else if (delivery != null) {
                delivery.publish(text.get().json());
            }
        }
        return FlowReturn.OK;
    }

    @Override
    protected void event(EventType event) throws Exception {
        if (event == EventType.EOS) {
            stop();
        }
    }

    @Override
    public void warning(String sentence) {
        postWarning(sentence);
    }

    @Override
    public void failure(String sentence, Throwable cause) {
        postError(sentence, cause);
    }
}
