package io.vippet.runner.child.internal;

import io.vippet.gstreamer.Buffer;
import io.vippet.gstreamer.Bus;
import io.vippet.gstreamer.Element;
import io.vippet.gstreamer.Element.StateChange;
import io.vippet.gstreamer.GstException;
import io.vippet.gstreamer.Message;
import io.vippet.gstreamer.Pad;
import io.vippet.gstreamer.Pipeline;
import io.vippet.gstreamer.State;
import io.vippet.runner.protocol.Event;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a media file to its end without decoding it. */
final class VideoProbe {

    /** What a demuxer may find; other streams of the file stay unlinked. */
    private static final String VIDEO = "video/x-h264,alignment=au;video/x-h265,alignment=au;video/mpeg;video/x-vp8;"
            + "video/x-vp9;video/x-av1;image/jpeg;video/x-h263;video/x-divx;video/x-msmpeg;video/x-wmv;video/x-theora;"
            + "video/x-prores;video/x-dv;video/x-flash-video;video/x-raw";

    private static final Pattern TYPE = Pattern.compile("^\\w+/(?:x-)?([\\w-]+)");
    private static final Pattern WIDTH = Pattern.compile("width=\\(int\\)(\\d+)");
    private static final Pattern HEIGHT = Pattern.compile("height=\\(int\\)(\\d+)");
    private static final Pattern RATE = Pattern.compile("framerate=\\(fraction\\)(\\d+)/(\\d+)");

    private long frames;
    private long first = Buffer.NO_TIME;
    private long last = Buffer.NO_TIME;

    private VideoProbe() {}

    /**
     * Reads a file.
     *
     * @throws GstException when the elements for that are missing
     */
    static Event read(String file) {
        String quoted = '"' + file.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        String launch = "filesrc location=%s ! parsebin ! capsfilter caps=\"%s\" ! fakesink name=end sync=false"
                .formatted(quoted, VIDEO);
        try (Pipeline pipeline = Pipeline.parse(launch);
                Bus bus = pipeline.bus();
                Element sink = pipeline.element("end").orElseThrow();
                Pad end = sink.staticPad("sink").orElseThrow()) {
            VideoProbe probe = new VideoProbe();
            end.addProbe(probe::frame);
            Optional<Event> error = probe.play(pipeline, bus);
            Event answer = error.orElseGet(() -> probe.video(end.currentCaps()));
            pipeline.setState(State.NULL);
            return answer;
        }
    }

    private void frame(Buffer buffer) {
        frames++;
        long time = buffer.pts();
        if (time != Buffer.NO_TIME) {
            first = first == Buffer.NO_TIME ? time : Math.min(first, time);
            last = Math.max(last, time);
        }
    }

    private Optional<Event> play(Pipeline pipeline, Bus bus) {
        StateChange change = pipeline.setState(State.PLAYING);
        while (true) {
            Optional<Message> message = bus.poll(Duration.ofMillis(change == StateChange.FAILURE ? 0 : 100));
            if (message.isPresent()
                    && message.get() instanceof Message.Error(String source, String text, String debug)) {
                return Optional.of(new Event.Error(source, text, debug));
            }
            if (message.isPresent() && message.get() instanceof Message.Eos) {
                return Optional.empty();
            }
            if (message.isEmpty() && change == StateChange.FAILURE) {
                return Optional.of(new Event.Error("", "The file cannot be played", ""));
            }
        }
    }

    private Event video(String caps) {
        Matcher type = TYPE.matcher(caps);
        if (!type.find() || frames == 0) {
            return new Event.Error("", "There is no video in it", "");
        }
        return new Event.Video(type.group(1), number(WIDTH, caps), number(HEIGHT, caps), fps(caps), frames);
    }

    private double fps(String caps) {
        Matcher rate = RATE.matcher(caps);
        if (rate.find() && Long.parseLong(rate.group(1)) > 0 && Long.parseLong(rate.group(2)) > 0) {
            return Double.parseDouble(rate.group(1)) / Double.parseDouble(rate.group(2));
        }
        return last > first ? (frames - 1) * 1e9 / (last - first) : 0;
    }

    private static int number(Pattern pattern, String caps) {
        Matcher matcher = pattern.matcher(caps);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
