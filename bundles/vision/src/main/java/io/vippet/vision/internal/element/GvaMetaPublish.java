package io.vippet.vision.internal.element;

import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.EventType;
import io.vippet.gstreamer.FlowReturn;
import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.Property.Choice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code gvametapublish}: appends the texts of {@code gvametaconvert} to a file. */
final class GvaMetaPublish extends BaseTransform {
    private static final String STDOUT = "stdout";
    private static final String BROKERS = "it is for mqtt and kafka, which are not offered; leave it out.";
    private static final Property<String> METHOD = Property.choice(
                    "method",
                    "Where the texts go",
                    "GvaMetaPublishMethod",
                    List.of(
                            new Choice(1, "file", "A file"),
                            new Choice(2, "mqtt", "An MQTT broker"),
                            new Choice(3, "kafka", "A Kafka broker")),
                    "file")
            .refusing("file"::equals, "only method=file is offered.");
    private static final Property<String> FILE_PATH =
            Property.string("file-path", "File to append to, or stdout", STDOUT);
    private static final Property<String> FILE_FORMAT = Property.choice(
            "file-format",
            "json: one array; json-lines: one text per line",
            "GvaMetaPublishFileFormat",
            List.of(new Choice(1, "json", "One array"), new Choice(2, "json-lines", "One text per line")),
            "json");

    static final List<Property<?>> PROPERTIES = List.of(
            METHOD,
            FILE_PATH,
            FILE_FORMAT,
            Property.string("address", "Address of the broker", "").refusing(String::isEmpty, BROKERS),
            Property.string("topic", "Topic at the broker", "").refusing(String::isEmpty, BROKERS),
            Property.string("mqtt-client-id", "Name at the broker", "").refusing(String::isEmpty, BROKERS),
            Property.string("username", "User at the broker", "").refusing(String::isEmpty, BROKERS),
            Property.string("password", "Password at the broker", "").refusing(String::isEmpty, BROKERS),
            Property.string("mqtt-config", "File with settings for MQTT", "").refusing(String::isEmpty, BROKERS),
            Property.unsigned("max-connect-attempts", "Attempts to reach the broker", 1, 10, 1)
                    .refusing(n -> n == 1, BROKERS),
            Property.unsigned("max-reconnect-interval", "Longest time in s between attempts", 1, 300, 30)
                    .refusing(n -> n == 30, BROKERS),
            Property.bool("signal-handoffs", "Send a signal with every buffer", false)
                    .refusing(off -> !off, "nobody in a launch text can hear signals; leave it out."));

    private @Nullable TextSink sink;

    @Override
    protected void start() throws IOException {
        boolean lines = get(FILE_FORMAT).equals("json-lines");
        String path = get(FILE_PATH);
        sink = path.isEmpty() || path.equals(STDOUT) ? TextSink.stdout(lines) : TextSink.file(Path.of(path), lines);
    }

    @Override
    protected void stop() throws IOException {
        TextSink open = sink;
        sink = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    protected FlowReturn transformIp(Buffer buffer) throws IOException {
        TextSink open = sink;
        Optional<FrameText> text = buffer.attached(FrameText.KEY);
        if (open != null && text.isPresent()) {
            open.write(text.get().json());
        }
        return FlowReturn.OK;
    }

    @Override
    protected void event(EventType event) throws IOException {
        if (event == EventType.EOS) {
            stop();
        }
    }
}
