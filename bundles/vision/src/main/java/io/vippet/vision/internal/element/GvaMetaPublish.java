package io.vippet.vision.internal.element;

import io.vippet.gstreamer.BaseTransform;
import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.EventType;
import io.vippet.gstreamer.FlowReturn;
import io.vippet.gstreamer.Property;
import io.vippet.gstreamer.Property.Choice;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code gvametapublish}: appends the texts of {@code gvametaconvert} to a file. */
final class GvaMetaPublish extends BaseTransform {
    private static final String STDOUT = "stdout";
    private static final Property<String> METHOD = Property.choice(
            "method",
            "Where the texts go; mqtt and kafka are not offered",
            "GvaMetaPublishMethod",
            List.of(
                    new Choice(1, "file", "A file"),
                    new Choice(2, "mqtt", "Not offered"),
                    new Choice(3, "kafka", "Not offered")),
            "file");
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
            Property.string("address", "For mqtt and kafka; no effect", ""),
            Property.string("topic", "For mqtt and kafka; no effect", ""),
            Property.string("mqtt-client-id", "No effect", ""),
            Property.string("username", "No effect", ""),
            Property.string("password", "No effect", ""),
            Property.string("mqtt-config", "No effect", ""),
            Property.unsigned("max-connect-attempts", "No effect", 0, Integer.MAX_VALUE, 1),
            Property.unsigned("max-reconnect-interval", "No effect", 0, Integer.MAX_VALUE, 30),
            Property.bool("signal-handoffs", "No effect", false));

    private @Nullable TextSink sink;

    @Override
    protected void start() throws IOException {
        String method = get(METHOD);
        if (!method.equals("file")) {
            throw new VisionException(
                    Kind.PROPERTY, "gvametapublish does not offer method=%s; use method=file".formatted(method));
        }
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
