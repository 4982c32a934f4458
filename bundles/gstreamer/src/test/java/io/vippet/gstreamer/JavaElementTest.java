package io.vippet.gstreamer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java classes as elements, used by name in launch texts, in the real GStreamer. */
class JavaElementTest {

    static final Attachment<String> NOTE = Attachment.of("TestNote", String.class);
    static final AtomicInteger FRAMES = new AtomicInteger();
    static final AtomicInteger STARTS = new AtomicInteger();
    static final AtomicLong CHECKSUM = new AtomicLong();
    static final AtomicReference<String> SEEN = new AtomicReference<>("");

    /** Counts, and has a property of every kind. */
    static final class Counting extends BaseTransform {
        static final Property<String> TEXT = Property.string("text", "A text", "");
        static final Property<Float> LEVEL = Property.number("level", "A level", 0, 1, 0.5f);
        static final Property<Double> RATIO = Property.precise("ratio", "A ratio", -1, 1, 0.25);
        static final Property<Integer> NUMBER = Property.integer("number", "A number", -5, 5, -1);
        static final Property<Integer> EVERY = Property.unsigned("every", "A count", 1, 100, 1);
        static final Property<Boolean> FLAG = Property.bool("flag", "A flag", true);
        static final Property<String> PLACE = Property.choice(
                "place",
                "Where",
                "TestPlace",
                List.of(new Property.Choice(0, "full-frame", "All"), new Property.Choice(3, "roi-list", "Parts")),
                "full-frame");

        @Override
        protected void start() {
            STARTS.incrementAndGet();
            SEEN.set("%s %s %s %s %s %s %s %s"
                    .formatted(
                            name(), get(TEXT), get(LEVEL), get(RATIO), get(NUMBER), get(EVERY), get(FLAG), get(PLACE)));
        }

        @Override
        protected FlowReturn transformIp(Buffer buffer) {
            FRAMES.incrementAndGet();
            return FlowReturn.OK;
        }
    }

    /** Does not serve all that its properties could hold. */
    static final class Limited extends BaseTransform {
        static final List<Property<?>> PROPERTIES = List.of(
                Property.bool("fast", "Speed", false).refusing(fast -> !fast, "it is slow; leave it out."),
                Property.string("password", "A secret", "").refusing(String::isEmpty, "nobody asks for one."),
                Property.bool("idle", "Nothing", false).ignoring(idle -> !idle, "it changes nothing."),
                Property.string("pair", "Two numbers", "").checked(Limited::check));

        private static void check(String pair) {
            if (!pair.isEmpty() && !pair.contains(",")) {
                throw new IllegalArgumentException("pair is two numbers, not '" + pair + "'");
            }
        }

        @Override
        protected void start() {
            STARTS.incrementAndGet();
        }
    }

    /** Fails where its property says. */
    static final class Failing extends BaseTransform {
        static final Property<String> AT = Property.string("at", "Where to fail", "");

        @Override
        protected void start() {
            if (get(AT).equals("start")) {
                throw new IllegalStateException("refused to start");
            }
        }

        @Override
        protected void setCaps(Caps in, Caps out) {
            if (get(AT).equals("caps")) {
                throw new IllegalStateException("refused " + in);
            }
        }

        @Override
        protected FlowReturn transformIp(Buffer buffer) {
            if (get(AT).equals("frame")) {
                throw new AssertionError("refused a frame");
            }
            return FlowReturn.OK;
        }
    }

    /** Paints a picture white, and notes it. */
    static final class Painting extends BaseTransform {
        @SuppressWarnings("NullAway.Init") // caps come before buffers
        private VideoInfo info;

        @Override
        protected void setCaps(Caps in, Caps out) {
            info = VideoInfo.of(in).orElseThrow();
        }

        @Override
        protected FlowReturn transformIp(Buffer buffer) {
            assertThat(buffer.writable()).isTrue();
            try (VideoFrame frame = buffer.map(info, Access.READ_WRITE)) {
                for (int plane = 0; plane < info.planes(); plane++) {
                    frame.plane(plane).fill((byte) 255);
                }
            }
            buffer.attach(NOTE, "painted at " + buffer.pts());
            buffer.addRegion(new RegionOfInterest(
                    "car",
                    7,
                    -1,
                    2,
                    4,
                    8,
                    16,
                    List.of(new Structure("detection", Map.of("confidence", 0.5, "label_id", 3)))));
            return FlowReturn.OK;
        }
    }

    /** Looks only. */
    static final class Reading extends BaseTransform {
        @SuppressWarnings("NullAway.Init") // caps come before buffers
        private VideoInfo info;

        @Override
        protected void setCaps(Caps in, Caps out) {
            info = VideoInfo.of(in).orElseThrow();
        }

        @Override
        protected FlowReturn transformIp(Buffer buffer) {
            long sum = 0;
            try (VideoFrame frame = buffer.map(info, Access.READ)) {
                for (int row = 0; row < info.height(); row++) {
                    for (int x = 0; x < info.width(); x++) {
                        sum += frame.plane(0).get(ValueLayout.JAVA_BYTE, (long) row * frame.stride(0) + x) & 0xff;
                    }
                }
            }
            CHECKSUM.addAndGet(sum);
            SEEN.set(buffer.attached(NOTE).orElse("nothing") + " " + buffer.regions());
            return FlowReturn.OK;
        }
    }

    @BeforeAll
    static void register() {
        Gst.init();
        Measurements measurements = new Measurements();
        ElementRegistrar.register(
                List.of(
                        ElementType.named("jcount", "TestJCount", Counting::new)
                                .properties(List.of(
                                        Counting.TEXT,
                                        Counting.LEVEL,
                                        Counting.RATIO,
                                        Counting.NUMBER,
                                        Counting.EVERY,
                                        Counting.FLAG,
                                        Counting.PLACE))
                                .passthrough()
                                .build(),
                        ElementType.named("jfail", "TestJFail", Failing::new)
                                .property(Failing.AT)
                                .build(),
                        ElementType.named("jlimited", "TestJLimited", Limited::new)
                                .properties(Limited.PROPERTIES)
                                .build(),
                        ElementType.named("jpaint", "TestJPaint", Painting::new)
                                .caps("video/x-raw,format={I420,NV12,BGRx}")
                                .build(),
                        ElementType.named("jread", "TestJRead", Reading::new)
                                .caps("video/x-raw")
                                .passthrough()
                                .build()),
                measurements);
    }

    @BeforeEach
    void forget() {
        FRAMES.set(0);
        STARTS.set(0);
        CHECKSUM.set(0);
        SEEN.set("");
    }

    @Test
    void elementIsUsedByNameWithProperties() {
        Runs.toEnd("videotestsrc num-buffers=20 ! jcount text=\"a b\" level=0.75 ratio=-0.5 number=4 every=9 flag=false"
                + " place=roi-list ! fakesink");

        assertThat(FRAMES).hasValue(20);
        assertThat(SEEN.get()).matches("testjcount\\d+ a b 0.75 -0.5 4 9 false roi-list");
    }

    @Test
    void defaultsArriveThroughTheProperties() {
        Runs.toEnd("videotestsrc num-buffers=1 ! jcount name=c ! fakesink");

        assertThat(SEEN).hasValue("c  0.5 0.25 -1 1 true full-frame");
    }

    @Test
    void fourElementsInARow() {
        Runs.toEnd("videotestsrc num-buffers=25 ! jcount ! jcount ! queue ! jcount ! jcount ! fakesink");

        assertThat(FRAMES).hasValue(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level=7         | jcount: level=7 is refused: it takes a number from 0 to 1",
                "level=1.25      | jcount: level=1.25 is refused: it takes a number from 0 to 1",
                "level=nan       | jcount: level=nan is refused: it takes a number from 0 to 1",
                "level=much      | jcount: level=much is refused: it takes a number from 0 to 1",
                "ratio=-1.5      | jcount: ratio=-1.5 is refused: it takes a number from -1 to 1",
                "number=-6       | jcount: number=-6 is refused: it takes a whole number from -5 to 5",
                "number=2.5      | jcount: number=2.5 is refused: it takes a whole number from -5 to 5",
                "every=0         | jcount: every=0 is refused: it takes a whole number from 1 to 100",
                "every=-1        | jcount: every=4294967295 is refused: it takes a whole number from 1 to 100",
                "every=9999999999| jcount: every=9999999999 is refused: it takes a whole number from 1 to 100",
                "every=4294967297| jcount: every=4294967297 is refused: it takes a whole number from 1 to 100",
                "number=4294967295| jcount: number=4294967295 is refused: it takes a whole number from -5 to 5",
                "flag=maybe      | jcount: flag=maybe is refused: it takes true or false",
                "place=nowhere   | jcount: place=nowhere is refused: it takes full-frame, roi-list",
            })
    void whatAPropertyDoesNotTakeIsRefusedWithWhatItTakes(String setting, String sentence) {
        assertThatThrownBy(() -> Pipeline.parse("videotestsrc ! jcount ! jcount " + setting + " ! fakesink"))
                .isInstanceOf(GstException.class)
                .hasMessage(sentence);
    }

    @Test
    void elementsOfGStreamerRefuseTheSameWay() {
        assertThatThrownBy(() -> Pipeline.parse("queue leaky=much ! fakesink"))
                .hasMessage("queue: leaky=much is refused: it takes no, upstream, downstream");
        assertThatThrownBy(() -> Pipeline.parse("videotestsrc ! videobalance hue=3 ! fakesink"))
                .hasMessage("videobalance: hue=3 is refused: it takes a number from -1 to 1");
        assertThatThrownBy(() -> Pipeline.parse("videotestsrc num-buffers=4294967297 ! fakesink"))
                .hasMessage("videotestsrc: num-buffers=4294967297 is refused:"
                        + " it takes a whole number from -1 to 2147483647");
        Runs.toEnd("videotestsrc num-buffers=1 ! queue max-size-time=5000000000 ! filesink location=/dev/null");
        Runs.toEnd("videotestsrc num-buffers=1 blocksize=-1 ! fakesink");
        // rtpvrawpay has a property of that name in 32 bits
        Runs.toEnd("videotestsrc num-buffers=1 timestamp-offset=5000000000 ! rtpvrawpay ! fakesink");
    }

    @Test
    void whatAnElementDoesNotServeIsRefusedWhenItIsSet() {
        GstException refused = catchThrowableOfType(
                GstException.class,
                () -> Pipeline.parse("videotestsrc ! jlimited name=first fast=true password=secret ! "
                        + "jlimited name=second pair=1 idle=true ! fakesink"));

        assertThat(refused.complaints())
                .containsExactly(
                        "first: fast=true is refused: it is slow; leave it out.",
                        "first: password is refused: nobody asks for one.",
                        "second: pair is two numbers, not '1'");
        assertThat(STARTS).as("no element started").hasValue(0);
    }

    @Test
    void whatIsServedAndWhatChangesNothingPasses() {
        Runs.toEnd("videotestsrc num-buffers=1 ! jlimited fast=false pair=1,2 idle=true ! fakesink");
    }

    @Test
    void whatIsSetLaterIsRefusedOnTheBusAndAtTheStart() {
        try (Pipeline pipeline = Pipeline.parse("videotestsrc ! jlimited name=l ! fakesink");
                Bus bus = pipeline.bus();
                Element limited = pipeline.element("l").orElseThrow();
                Arena arena = Arena.ofConfined()) {
            Native.call(
                    GstFunctions.UTIL_SET_OBJECT_ARG,
                    limited.address(),
                    arena.allocateFrom("fast").address(),
                    arena.allocateFrom("true").address());
            String sentence = "fast=true is refused: it is slow; leave it out.";
            assertThat(bus.poll(Duration.ZERO)).get().isInstanceOfSatisfying(Message.Error.class, error -> {
                assertThat(error.source()).isEqualTo("l");
                assertThat(error.message()).isEqualTo(sentence);
            });

            assertThat(pipeline.setState(State.PAUSED)).isEqualTo(Element.StateChange.FAILURE);
            Message message;
            do {
                message = bus.poll(Duration.ofSeconds(30)).orElseThrow();
            } while (!(message instanceof Message.Error));
            assertThat(((Message.Error) message).message()).isEqualTo(sentence);
        }
    }

    @Test
    void exceptionsBecomeErrorsOnTheBus() {
        for (String place : List.of("start", "caps", "frame")) {
            Message.Error error = Runs.toError("videotestsrc num-buffers=9 ! jfail name=f at=" + place + " ! fakesink");

            assertThat(error.message()).as(place).startsWith("refused");
            assertThat(error.source()).isEqualTo("f");
            assertThat(error.debug()).contains("JavaElementTest$Failing");
        }
    }

    @Test
    void paintingBehindATeeLeavesTheOtherBranchAlone() {
        String source = "videotestsrc num-buffers=10 pattern=black ! video/x-raw,format=I420,width=64,height=48 ! ";
        Runs.toEnd(source + "jread ! fakesink");
        long black = CHECKSUM.getAndSet(0);
        Runs.toEnd(source + "tee name=t ! queue ! jpaint ! fakesink t. ! queue ! jread ! fakesink");

        assertThat(CHECKSUM).hasValue(black);

        CHECKSUM.set(0);
        Runs.toEnd(source + "jpaint ! jread ! fakesink");
        assertThat(CHECKSUM).hasValue(10L * 64 * 48 * 255);
    }

    @Test
    void attachmentsSurviveConversionThatDropsRegionParameters() {
        Runs.toEnd("videotestsrc num-buffers=1 ! video/x-raw,format=I420,width=64,height=48 ! jpaint ! videoconvert !"
                + " videoscale ! video/x-raw,format=BGRx,width=32,height=24 ! jread ! fakesink");

        assertThat(SEEN.get()).startsWith("painted at 0 ");
    }

    @Test
    void regionsComeBackWithTheirParameters() {
        Runs.toEnd(
                "videotestsrc num-buffers=1 ! video/x-raw,format=NV12,width=64,height=48 ! jpaint ! jread ! fakesink");

        assertThat(SEEN.get())
                .contains("type=car, id=7, parentId=-1, x=2, y=4, width=8, height=16")
                .contains("confidence=0.5")
                .contains("label_id=3");
    }

    @Test
    void attachedObjectsAreLetGo() {
        Runs.toEnd("videotestsrc num-buffers=50 ! video/x-raw,format=I420,width=64,height=48 ! jpaint ! tee name=t !"
                + " queue ! videoconvert ! video/x-raw,format=BGRx ! fakesink t. ! queue ! jpaint ! fakesink");

        assertThat(JavaObjects.size()).isZero();
    }

    @Test
    void startStopCyclesLeaveNothingBehind() {
        for (int i = 0; i < 40; i++) {
            try (Pipeline pipeline = Pipeline.parse("videotestsrc ! jcount ! queue ! jcount ! fakesink")) {
                pipeline.setState(State.PLAYING);
                if (i % 2 == 0) {
                    Runs.untilPlaying(pipeline);
                }
            }
        }
        assertThat(STARTS).hasValueGreaterThanOrEqualTo(40);
        assertThat(ElementUpcalls.size()).isZero();
    }

    @Test
    void registeringTwiceKeepsTheFirst() {
        assertThat(ElementRegistrar.register(
                        List.of(ElementType.named("jcount", "TestOther", Counting::new)
                                .build()),
                        new Measurements()))
                .isEmpty();
    }
}
