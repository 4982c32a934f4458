package io.vippet.runner.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinesTest {

    private final Lines lines = new Lines();

    static Stream<Command> commands() {
        return Stream.of(
                new Command.Run(
                        "r1",
                        "videotestsrc !\n fakesink\u2028",
                        Command.Mode.VALIDATION,
                        1.5,
                        true,
                        List.of("a__b"),
                        true),
                new Command.Inspect(Command.What.DEVICES),
                new Command.Probe("/videos/ä b.mkv"),
                new Command.Stop());
    }

    static Stream<Event> events() {
        return Stream.of(
                new Event.Ready(Lines.VERSION, 42, "1.22.0", "OpenVINO", "2026.4.1", false, List.of("gvadetect")),
                new Event.Ready(Lines.VERSION, 42, "1.22.0", null, null, true, List.of()),
                new Event.State("PLAYING", 12),
                new Event.Fps(30, 15, 2, 120),
                new Event.Latency("a__b", 1000, 5.5, 1, 9, 33.3),
                new Event.Warning("src0", "slow", ""),
                new Event.Error("", "no element \"foo\"", "first\nsecond"),
                new Event.Eos(),
                new Event.Heartbeat(7, 1234),
                new Event.Result(
                        Event.Outcome.EOS,
                        795,
                        26.5,
                        30,
                        30,
                        1,
                        Map.of("a__b", new Event.Rate(795, 30)),
                        Map.of("a__b", new Event.Distribution(5, 1, 9, 5, 8, 9, 795)),
                        new Event.Distribution(5, 1, 9, 5, 8, 9, 795),
                        List.of(new Event.Inference(
                                "gvadetect0", "m", "CPU", "Some CPU", "f32", "OpenVINO", "2026.4.1")),
                        Map.of("car", 3L)),
                new Event.Elements(List.of(new Event.Element(
                        "queue",
                        "Generic",
                        "coreelements",
                        "Simple data queue",
                        List.of(new Event.Pad("sink", "sink", "always", "ANY")),
                        List.of(
                                new Event.Property(
                                        "leaky",
                                        "GstQueueLeaky",
                                        List.of("readable", "writable"),
                                        null,
                                        "no",
                                        List.of(new Event.Choice(0, "no", "Not Leaky")),
                                        "Where"),
                                new Event.Property(
                                        "max-size-time",
                                        "guint64",
                                        List.of("writable"),
                                        new Event.Range("0", "18446744073709551615"),
                                        "1000000000",
                                        List.of(),
                                        "Max."))))),
                new Event.Devices(
                        List.of(new Event.Device("CPU", "Some CPU", "INTEGRATED", List.of("FP32"), Map.of("A", "b")))),
                new Event.Video("h264", 1920, 1080, 29.97, 300));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsComeBackEqualFromOneLine(Command command) {
        String line = lines.format(command);

        assertThat(line).doesNotContain("\n").startsWith("{\"type\":");
        assertThat(lines.command(line)).contains(command);
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventsComeBackEqualFromOneLine(Event event) {
        String line = lines.format(event);

        assertThat(line).doesNotContain("\n").startsWith("{\"type\":");
        assertThat(lines.event(line)).contains(event);
    }

    @Test
    void everyKindOfEventIsTried() {
        assertThat(events().map(Object::getClass).distinct()).hasSize(Event.class.getPermittedSubclasses().length);
        assertThat(commands().map(Object::getClass).distinct()).hasSize(Command.class.getPermittedSubclasses().length);
    }

    @Test
    void unknownMembersAreSkipped() {
        assertThat(lines.event("{\"type\":\"state\",\"state\":\"PAUSED\",\"elapsedMillis\":3,\"mood\":{\"x\":[1]}}"))
                .contains(new Event.State("PAUSED", 3));
    }

    @Test
    void unknownTypesAreSkipped() {
        assertThat(lines.event("{\"type\":\"weather\",\"wind\":3}")).isEmpty();
        assertThat(lines.command("{\"type\":\"dance\"}")).isEmpty();
    }

    @Test
    void missingMembersTakeTheirDefaults() {
        assertThat(lines.command("{\"type\":\"run\",\"launch\":\"fakesrc ! fakesink\"}"))
                .get()
                .isInstanceOfSatisfying(Command.Run.class, run -> {
                    assertThat(run.mode()).isEqualTo(Command.Mode.NORMAL);
                    assertThat(run.streamIds()).isEmpty();
                    assertThat(run.maxRuntimeSeconds()).isZero();
                });
    }

    @Test
    void garbageIsRefusedWithItsBeginning() {
        assertThatThrownBy(() -> lines.event("FpsCounter(last 1.00sec): total=30.00 fps"))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.kind()).isEqualTo(ProtocolException.Kind.SYNTAX))
                .hasMessageContaining("FpsCounter(last");
        assertThatThrownBy(() -> lines.event("{\"type\":\"state\",\"elapsedMillis\":\"soon\"}"))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.kind()).isEqualTo(ProtocolException.Kind.CONTENT));
    }
}
