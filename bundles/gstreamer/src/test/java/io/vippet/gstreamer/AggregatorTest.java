package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.gstreamer.internal.Native;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Elements with several inputs. */
class AggregatorTest {

    private static final String JOINED = "t. ! queue ! jjoin name=j t. ! queue ! j. j. ! jsee ! fakesink";
    static final List<Long> MERGED = Collections.synchronizedList(new ArrayList<>());
    static final List<Object> ARRIVED = Collections.synchronizedList(new ArrayList<>());

    /** Writes down which frames came together. */
    static final class Joining extends Aggregator {
        @Override
        protected void merge(Buffer frame, int input, Buffer other) {
            assertThat(frame.writable()).isTrue();
            assertThat(other.pts()).isEqualTo(frame.pts());
            MERGED.add(frame.pts());
        }
    }

    /** Fails at the first frame. */
    static final class Failing extends Aggregator {
        @Override
        protected void merge(Buffer frame, int input, Buffer other) {
            throw new IllegalStateException("they do not fit");
        }
    }

    /** Writes down what comes. */
    static final class Seeing extends BaseTransform {
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
                        ElementType.named("jjoin", "TestJJoin", Joining::new).build(),
                        ElementType.named("jmisfit", "TestJMisfit", Failing::new)
                                .build(),
                        ElementType.named("jsee", "TestJSee", Seeing::new)
                                .passthrough()
                                .build()),
                new Measurements());
    }

    @BeforeEach
    void forget() {
        MERGED.clear();
        ARRIVED.clear();
    }

    @Test
    void framesOfTheSameTimeComeTogetherInOrder() {
        Runs.toEnd("videotestsrc num-buffers=20 ! video/x-raw,framerate=10/1 ! tee name=t " + JOINED);
        List<Long> expected =
                LongStream.range(0, 20).map(i -> i * 100_000_000).boxed().toList();
        assertThat(MERGED).isEqualTo(expected);
        assertThat(times(0)).isEqualTo(expected);
        assertThat(ARRIVED).last().isEqualTo(EventType.EOS);
        assertThat(ElementUpcalls.size()).isZero();
    }

    @Test
    void failuresCarryTheNameOfTheElement() {
        Message.Error error =
                Runs.toError("videotestsrc ! tee name=t " + JOINED.replace("jjoin name=j", "jmisfit name=j"));
        assertThat(error.source()).isEqualTo("j");
        assertThat(error.message()).contains("they do not fit");
    }

    @Test
    void flushingSeeksInTheMiddleGiveEverythingBack() throws InterruptedException {
        try (Pipeline pipeline = Pipeline.parse("videotestsrc ! video/x-raw,framerate=10/1 ! tee name=t " + JOINED);
                Bus bus = pipeline.bus()) {
            pipeline.setState(State.PLAYING);
            Runs.untilPlaying(pipeline);
            for (int i = 1; i <= 25; i++) {
                ARRIVED.clear();
                int sought = (int) call(
                        Native.function("gst_element_seek_simple"), pipeline.address(), 3, 1 | 2, i * 1_000_000_000L);
                assertThat(sought).isEqualTo(1);
                while (!ARRIVED.contains(EventType.FLUSH_STOP)
                        || times(flushed()).size() < 2) {
                    Thread.sleep(2);
                }
                List<Long> after = times(flushed());
                assertThat(after.getFirst()).as("nothing of before comes later").isEqualTo(i * 1_000_000_000L);
                assertThat(after).isSorted();
            }
            assertThat(bus.poll(Duration.ofMillis(1)).filter(Message.Error.class::isInstance))
                    .isEmpty();
        }
        assertThat(ElementUpcalls.size()).isZero();
    }

    private static int flushed() {
        return ARRIVED.lastIndexOf(EventType.FLUSH_STOP) + 1;
    }

    private static List<Long> times(int from) {
        synchronized (ARRIVED) {
            return ARRIVED.subList(from, ARRIVED.size()).stream()
                    .filter(Long.class::isInstance)
                    .map(Long.class::cast)
                    .toList();
        }
    }
}
