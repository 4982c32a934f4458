package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Elements that work on several buffers at once. */
class AsyncElementTest {

    private static final long LATENCY = 7_000_000;
    static final int DEPTH = 4;
    static final AtomicInteger BUSY = new AtomicInteger();
    static final AtomicInteger MOST = new AtomicInteger();
    static final AtomicInteger BORROWED = new AtomicInteger();
    static final List<Object> ARRIVED = Collections.synchronizedList(new ArrayList<>());

    /** Works on other threads, for times that vary; every n-th frame passes without work. */
    static final class Delaying extends AsyncTransform {
        static final Property<Integer> FAIL = Property.integer("fail", "Frame to fail at", -1, 1000, -1);
        static final Property<Integer> INTERVAL = Property.unsigned("interval", "Frames per work", 1, 100, 1);
        private int frame;

        @Override
        protected int depth() {
            return DEPTH;
        }

        @Override
        protected long latencyNanos() {
            return LATENCY;
        }

        @Override
        protected @Nullable Work begin(Buffer buffer) {
            int number = frame++;
            if (number % get(INTERVAL) != 0) {
                return null;
            }
            BORROWED.incrementAndGet();
            MOST.accumulateAndGet(BUSY.incrementAndGet(), Math::max);
            CompletableFuture<Void> result = CompletableFuture.runAsync(
                    () -> {},
                    CompletableFuture.delayedExecutor(
                            ThreadLocalRandom.current().nextInt(500, 6000), TimeUnit.MICROSECONDS));
            return _ -> {
                try {
                    result.join();
                    if (number == get(FAIL)) {
                        throw new IllegalStateException("frame " + number + " went wrong");
                    }
                } finally {
                    BUSY.decrementAndGet();
                    BORROWED.decrementAndGet();
                }
            };
        }
    }

    /** The first work ends only when a second one has begun. */
    static final class Meeting extends AsyncTransform {
        private final CountDownLatch two = new CountDownLatch(2);

        @Override
        protected int depth() {
            return 2;
        }

        @Override
        protected Work begin(Buffer buffer) {
            two.countDown();
            return _ -> {
                if (!two.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("works do not overlap");
                }
            };
        }
    }

    /** Sends a custom event after every frame, as measuring elements do. */
    static final class Probing extends BaseTransform {
        @Override
        protected FlowReturn transformIp(Buffer buffer) {
            long structure = call(Native.function("gst_structure_new_empty"), Native.eternal("test"));
            long event = call(Native.function("gst_event_new_custom"), 280 << 8 | 6, structure);
            call(Native.function("gst_pad_push_event"), srcPad(), event);
            return FlowReturn.OK;
        }
    }

    /** Writes down what comes. */
    static final class Noting extends BaseTransform {
        @Override
        protected FlowReturn transformIp(Buffer buffer) {
            ARRIVED.add(buffer.pts());
            return FlowReturn.OK;
        }

        @Override
        protected void event(EventType event) {
            ARRIVED.add(event);
        }
    }

    @BeforeAll
    static void register() {
        Gst.init();
        ElementRegistrar.register(
                List.of(
                        ElementType.named("jdelay", "TestJDelay", Delaying::new)
                                .property(Delaying.FAIL)
                                .property(Delaying.INTERVAL)
                                .build(),
                        ElementType.named("jmeet", "TestJMeet", Meeting::new).build(),
                        ElementType.named("jprobe", "TestJProbe", Probing::new).build(),
                        ElementType.named("jnote", "TestJNote", Noting::new)
                                .passthrough()
                                .build()),
                new Measurements());
    }

    @BeforeEach
    void forget() {
        ARRIVED.clear();
        MOST.set(0);
    }

    @Test
    void framesKeepTheirOrderAndNoneIsLostAtEos() {
        Runs.toEnd("videotestsrc num-buffers=100 ! video/x-raw,framerate=10/1 ! jdelay ! jnote ! fakesink");

        assertThat(times()).containsExactlyElementsOf(tenths(100));
        assertThat(ARRIVED.getLast()).isEqualTo(EventType.EOS);
        assertThat(MOST.get()).isBetween(2, DEPTH);
    }

    @Test
    void framesWithoutWorkKeepTheirPlace() {
        Runs.toEnd("videotestsrc num-buffers=100 ! video/x-raw,framerate=10/1 ! jdelay interval=3 ! jnote ! fakesink");

        assertThat(times()).containsExactlyElementsOf(tenths(100));
    }

    @Test
    void customEventsTravelInOrderWithoutDrainingTheQueue() {
        Runs.toEnd("videotestsrc num-buffers=10 ! video/x-raw,framerate=10/1 ! jprobe ! jmeet ! jnote ! fakesink");

        List<Object> seen = ARRIVED.stream()
                .filter(x -> x instanceof Long || x == EventType.CUSTOM_DOWNSTREAM)
                .toList();
        assertThat(seen).hasSize(20);
        for (int i = 0; i < 10; i++) {
            // the event is sent while the frame is still in the sender, hence before it
            assertThat(seen.get(2 * i)).isEqualTo(EventType.CUSTOM_DOWNSTREAM);
            assertThat(seen.get(2 * i + 1)).isEqualTo(i * 100_000_000L);
        }
    }

    @Test
    void failedWorkEndsTheRunAndGivesEverythingBack() {
        Message.Error error = Runs.toError("videotestsrc ! jdelay name=d fail=30 ! jnote ! fakesink");

        assertThat(error.message()).isEqualTo("frame 30 went wrong");
        assertThat(error.source()).isEqualTo("d");
        assertThat(times()).hasSize(30);
        assertThat(BORROWED).hasValue(0);
    }

    @Test
    void stoppingInTheMiddleGivesEverythingBack() {
        for (int i = 0; i < 20; i++) {
            try (Pipeline pipeline = Pipeline.parse("videotestsrc ! jdelay ! queue ! jdelay interval=2 ! fakesink")) {
                pipeline.setState(State.PLAYING);
                Runs.untilPlaying(pipeline);
            }
            assertThat(BORROWED).hasValue(0);
        }
        assertThat(ElementUpcalls.size()).isZero();
    }

    @Test
    void flushingSeeksInTheMiddleGiveEverythingBack() throws InterruptedException {
        try (Pipeline pipeline = Pipeline.parse(
                        "videotestsrc num-buffers=100000 ! video/x-raw,framerate=10/1 ! jdelay ! jnote ! fakesink");
                Bus bus = pipeline.bus()) {
            pipeline.setState(State.PLAYING);
            Runs.untilPlaying(pipeline);
            for (int i = 1; i <= 25; i++) {
                long position = i * 1_000_000_000L;
                int flushAndAccurate = 1 | 2;
                int sought = (int) call(
                        Native.function("gst_element_seek_simple"), pipeline.address(), 3, flushAndAccurate, position);
                assertThat(sought).isEqualTo(1);
                while (timesSinceFlush().size() < 2) {
                    Thread.sleep(2);
                }
                List<Long> after = timesSinceFlush();
                assertThat(after.getFirst()).as("nothing of before comes later").isEqualTo(position);
                assertThat(after).isSorted();
            }
            assertThat(bus.poll(Duration.ofMillis(1)).filter(Message.Error.class::isInstance))
                    .isEmpty();
        }
        assertThat(BORROWED).hasValue(0);
        assertThat(ElementUpcalls.size()).isZero();
    }

    /** The sink needs twice the time that it has, and says so upstream. */
    @Test
    void lateFramesAreDroppedBeforeTheWorkWhenAskedFor() {
        String launch = "videotestsrc num-buffers=30 ! video/x-raw,framerate=100/1 ! jdelay qos=%s ! jnote "
                + "! identity sleep-time=20000 ! fakesink sync=true qos=true";
        Runs.toEnd(launch.formatted("false"));
        assertThat(times()).hasSize(30);

        ARRIVED.clear();
        MOST.set(0);
        try (Pipeline pipeline = Pipeline.parse(launch.formatted("true"))) {
            pipeline.setState(State.PLAYING);
            long bus = call(Native.function("gst_element_get_bus"), pipeline.address());
            int qos = 1 << 24;
            int eosOrError = 3;
            long message = call(Native.function("gst_bus_timed_pop_filtered"), bus, 20_000_000_000L, qos);
            assertThat(message).as("a QoS message").isNotZero();
            call(Native.function("gst_mini_object_unref"), message);
            message = call(Native.function("gst_bus_timed_pop_filtered"), bus, 20_000_000_000L, eosOrError);
            assertThat(Native.getInt(message + 64)).as("EOS").isEqualTo(1);
            call(Native.function("gst_mini_object_unref"), message);
            call(Native.function("gst_object_unref"), bus);
        }
        assertThat(times()).isSorted().hasSizeBetween(1, 29);
        assertThat(ARRIVED.getLast()).isEqualTo(EventType.EOS);
        assertThat(BORROWED).hasValue(0);
    }

    @Test
    void latencyOfALivePipelineHoldsThatOfTheElement() {
        try (Pipeline with = live("jdelay ! ");
                Pipeline without = live("")) {
            assertThat(latency(with) - latency(without)).isEqualTo(LATENCY);
        }
    }

    private static Pipeline live(String element) {
        Pipeline pipeline = Pipeline.parse(
                "videotestsrc is-live=true ! video/x-raw,framerate=30/1 ! " + element + "fakesink sync=true");
        pipeline.setState(State.PLAYING);
        Runs.untilPlaying(pipeline);
        return pipeline;
    }

    private static long latency(Pipeline pipeline) {
        long query = call(Native.function("gst_query_new_latency"));
        assertThat((int) call(Native.function("gst_element_query"), pipeline.address(), query))
                .isEqualTo(1);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment least = arena.allocate(ValueLayout.JAVA_LONG);
            call(Native.function("gst_query_parse_latency"), query, 0, least.address(), 0);
            return least.get(ValueLayout.JAVA_LONG, 0);
        }
    }

    @Test
    void endOfDownstreamEndsTheStream() {
        Runs.toEnd("videotestsrc ! jdelay ! jnote ! identity eos-after=20 ! fakesink");

        assertThat(times()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void fourStreamsInOnePipeline() {
        String stream = "videotestsrc num-buffers=50 ! video/x-raw,framerate=10/1 ! jdelay ! jnote ! fakesink ";
        Runs.toEnd(stream.repeat(4));

        assertThat(times()).hasSize(200);
        assertThat(BORROWED).hasValue(0);
    }

    private static List<Long> timesSinceFlush() {
        synchronized (ARRIVED) {
            return ARRIVED.subList(ARRIVED.lastIndexOf(EventType.FLUSH_STOP) + 1, ARRIVED.size()).stream()
                    .filter(Long.class::isInstance)
                    .map(Long.class::cast)
                    .toList();
        }
    }

    private static List<Long> times() {
        synchronized (ARRIVED) {
            return ARRIVED.stream()
                    .filter(Long.class::isInstance)
                    .map(Long.class::cast)
                    .toList();
        }
    }

    private static List<Long> tenths(int count) {
        return LongStream.range(0, count).map(i -> i * 100_000_000L).boxed().toList();
    }
}
