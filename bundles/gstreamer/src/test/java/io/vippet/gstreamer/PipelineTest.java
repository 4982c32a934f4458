package io.vippet.gstreamer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PipelineTest {

    @BeforeAll
    static void init() {
        Gst.init();
    }

    @Test
    void versionHasThreeParts() {
        assertThat(Gst.version()).matches("1\\.\\d+\\.\\d+");
    }

    @Test
    void wrongTextsAreRefusedWithTheirReason() {
        refused("videotestsrc ! nosuch ! fakesink", "nosuch");
        refused("videotestsrc nosuch=1 ! fakesink", "nosuch");
        refused("videotestsrc ! ", "");
        refused("", "empty");
        refused("videotestsrc ! x. fakesink name=y", "No sink-element named");
        refused("videotestsrc ! audioconvert ! fakesink", "link");
        refused("videotestsrc pattern=nowhere ! fakesink", "pattern");
    }

    private static void refused(String launch, String reason) {
        assertThatThrownBy(() -> Pipeline.parse(launch))
                .as(launch)
                .isInstanceOfSatisfying(
                        GstException.class, e -> assertThat(e.kind()).isEqualTo(GstException.Kind.PARSE))
                .hasMessageContaining(reason);
    }

    @Test
    void reasonsDoNotSpeakOfAddresses() {
        assertThatThrownBy(() -> Pipeline.parse("videotestsrc ! nosuch ! fakesink"))
                .hasMessage("no element \"nosuch\"");
    }

    @Test
    void refusalsDoNotLeakIntoTheNextText() {
        refused("videotestsrc ! nosuch ! fakesink", "nosuch");
        Runs.toEnd("videotestsrc num-buffers=3 ! fakesink");
    }

    @Test
    void singleElementBecomesAPipeline() {
        try (Pipeline pipeline = Pipeline.parse("fakesrc num-buffers=2")) {
            List<Element> elements = pipeline.elements();
            assertThat(elements).extracting(Element::factory).containsExactly("fakesrc");
            elements.forEach(Element::close);
        }
    }

    @Test
    void elementsAreFoundInBinsToo() {
        try (Pipeline pipeline = Pipeline.parse("videotestsrc ! ( identity name=inner ) ! fakesink name=out")) {
            try (Element inner = pipeline.element("inner").orElseThrow();
                    Element out = pipeline.element("out").orElseThrow();
                    Pad sink = out.staticPad("sink").orElseThrow()) {
                assertThat(inner.factory()).isEqualTo("identity");
                assertThat(out.klass()).contains("Sink");
                assertThat(sink.isSource()).isFalse();
                assertThat(pipeline.element("nosuch")).isEmpty();
            }
        }
    }

    @Test
    void probeSeesEveryBuffer() {
        AtomicInteger seen = new AtomicInteger();
        try (Pipeline pipeline = Pipeline.parse("videotestsrc num-buffers=30 ! fakesink name=out");
                Bus bus = pipeline.bus()) {
            try (Element out = pipeline.element("out").orElseThrow();
                    Pad sink = out.staticPad("sink").orElseThrow()) {
                sink.addProbe(_ -> seen.incrementAndGet());
            }
            pipeline.setState(State.PLAYING);
            Optional<Message> message;
            do {
                message = bus.poll(java.time.Duration.ofSeconds(30));
            } while (message.isPresent() && !(message.get() instanceof Message.Eos));
        }
        assertThat(seen).hasValue(30);
    }

    @Test
    void probeSeesTheEnd() {
        AtomicInteger ends = new AtomicInteger();
        try (Pipeline pipeline = Pipeline.parse("videotestsrc num-buffers=3 ! fakesink name=out");
                Bus bus = pipeline.bus()) {
            try (Element out = pipeline.element("out").orElseThrow();
                    Pad sink = out.staticPad("sink").orElseThrow()) {
                sink.addProbe(new Pad.BufferProbe() {
                    @Override
                    public void buffer(Buffer buffer) {}

                    @Override
                    public void ended() {
                        ends.incrementAndGet();
                    }
                });
            }
            pipeline.setState(State.PLAYING);
            Optional<Message> message;
            do {
                message = bus.poll(java.time.Duration.ofSeconds(30));
            } while (message.isPresent() && !(message.get() instanceof Message.Eos));
        }
        assertThat(ends).hasValue(1);
    }

    @Test
    void sinksTellWhetherTheyWait() {
        try (Pipeline pipeline = Pipeline.parse(
                "videotestsrc name=in ! tee name=t ! fakesink name=fast t. ! fakesink name=slow sync=true")) {
            assertThat(pipeline.element("slow").orElseThrow().waitsForClock()).isTrue();
            assertThat(pipeline.element("fast").orElseThrow().waitsForClock()).isFalse();
            assertThat(pipeline.element("in").orElseThrow().waitsForClock()).isFalse();
        }
    }
}
