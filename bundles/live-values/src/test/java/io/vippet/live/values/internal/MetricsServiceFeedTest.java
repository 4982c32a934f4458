package io.vippet.live.values.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.job.LatencyMetrics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class MetricsServiceFeedTest {

    private static final LatencyMetrics SAMPLE = new LatencyMetrics(1000.5, 21.25, 12.5, 44, 22);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Outage.class);
    private final TestService service = new TestService();
    private final MetricsServiceFeed feed =
            new MetricsServiceFeed(new FakeSettings("/home/x", service.address() + "//"));

    MetricsServiceFeedTest() throws IOException {}

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        feed.close();
        service.close();
    }

    @Test
    void speaksAsTheServiceExpects() throws Exception {
        feed.fps("j", 61.25);
        until(() -> service.heard().size() == 1);
        feed.latency("j", "src__sink", SAMPLE);
        until(() -> service.heard().size() == 2);
        feed.ended("j");
        until(() -> service.heard().size() == 3);

        assertThat(service.heard())
                .extracting(heard -> heard.path() + " " + heard.body())
                .containsExactly(
                        "/api/v1/metrics/simple {\"name\":\"fps\",\"value\":61.25,\"tags\":{\"job_id\":\"j\"}}",
                        "/api/v1/metrics {\"metrics\":[{\"name\":\"pipeline_latency\","
                                + "\"fields\":{\"avg_ms\":21.25,\"min_ms\":12.5,\"max_ms\":44.0,\"latency_ms\":22.0},"
                                + "\"tags\":{\"stream_id\":\"src__sink\",\"job_id\":\"j\"}}]}",
                        "/api/v1/metrics/simple {\"name\":\"fps\",\"value\":0.0,\"tags\":{\"job_id\":\"j\"}}");
    }

    @Test
    void keepsTheOrderOnOneConnection() {
        IntStream.rangeClosed(1, 2_000).forEach(i -> feed.fps("j", i));
        until(() -> service.rates().contains(2_000.0));
        feed.ended("j");
        until(() -> service.rates().contains(0.0));

        assertThat(service.rates()).endsWith(2_000.0, 0.0);
        assertThat(service.rates().subList(0, service.rates().size() - 1)).isSorted();
        assertThat(service.connections()).isEqualTo(1);
    }

    @Test
    void aSlowServiceHearsTheNewestOnly() {
        service.hold();
        feed.fps("j", 1);
        until(() -> service.heard().size() == 1);
        IntStream.rangeClosed(2, 100).forEach(i -> {
            feed.fps("j", i);
            feed.latency("j", "s" + i % 3, SAMPLE);
        });
        service.goOn();
        until(() -> service.heard().size() == 3);

        assertThat(service.rates()).containsExactly(1.0, 100.0);
        assertThat(service.heard().getLast().body().path("metrics")).hasSize(3);
    }

    @Test
    void theZeroComesLastOnce() {
        service.hold();
        feed.fps("j", 1);
        until(() -> service.heard().size() == 1);
        feed.fps("j", 2);
        feed.latency("j", "s", SAMPLE);
        feed.ended("j");
        service.goOn();
        until(() -> service.rates().contains(0.0));
        feed.fps("other", 7);
        until(() -> service.rates().contains(7.0));

        assertThat(service.rates()).containsExactly(1.0, 0.0, 7.0);
        assertThat(service.heard().get(1).isRate()).isFalse();
    }

    @Test
    void everyRunOfAJobHasItsZero() {
        for (int run = 1; run <= 3; run++) {
            double rate = run;
            feed.fps("j", rate);
            until(() -> service.rates().contains(rate));
            feed.ended("j");
        }
        until(() -> service.rates().size() == 6);

        assertThat(service.rates()).containsExactly(1.0, 0.0, 2.0, 0.0, 3.0, 0.0);
    }

    @Test
    void anOutageIsToldOnceAndTheZeroComesAfterIt() throws Exception {
        feed.fps("j", 1);
        until(() -> service.rates().contains(1.0));
        service.goAway();
        feed.fps("j", 2);
        until(() -> messages(Level.WARN).size() == 1);
        feed.fps("j", 3);
        feed.latency("j", "s", SAMPLE);
        feed.ended("j");
        service.comeBack();
        until(() -> service.rates().contains(0.0));
        until(() -> messages(Level.INFO).size() == 1);

        assertThat(service.rates().getLast()).isZero();
        assertThat(service.rates()).containsOnlyOnce(0.0);
        assertThat(messages(Level.WARN))
                .singleElement()
                .asString()
                .contains(service.address().getAuthority(), "METRICS_MANAGER_URL");
        assertThat(messages(Level.INFO)).singleElement().asString().endsWith("again");
    }

    @Test
    void aServiceThatIsBusyIsAskedAgain() {
        service.answerWith(503);
        feed.ended("j");
        until(() -> service.heard().size() >= 2);
        service.answerWith(202);
        until(() -> messages(Level.INFO).size() == 1);

        assertThat(service.rates()).containsOnly(0.0);
        assertThat(messages(Level.WARN)).singleElement().asString().contains("it answers 503");
    }

    @Test
    void whatIsRefusedIsNotRepeated() {
        service.answerWith(422);
        feed.fps("j", 1);
        feed.ended("other");
        until(() -> service.heard().size() == 2);
        service.answerWith(202);
        feed.fps("j", 2);
        until(() -> service.rates().contains(2.0));

        assertThat(service.rates()).containsExactly(1.0, 0.0, 2.0);
        assertThat(messages(Level.WARN)).singleElement().asString().contains("it answers 422");
    }

    @Test
    void whatMayHaveArrivedIsNotRepeated() {
        service.hold();
        feed.ended("j");
        until(() -> messages(Level.WARN).size() == 1);
        service.goOn();
        feed.fps("other", 1);
        until(() -> service.rates().contains(1.0));

        assertThat(service.rates()).containsExactly(0.0, 1.0);
        assertThat(messages(Level.WARN)).singleElement().asString().contains("no answer within 1 s");
    }

    @Test
    void theServerGoesWithAZeroForWhatRuns() {
        feed.fps("j", 1);
        until(() -> service.rates().contains(1.0));

        feed.close();
        feed.ended("j");

        assertThat(service.rates()).containsExactly(1.0, 0.0);
    }

    @Test
    void theServerDoesNotWaitForAServiceThatIsAway() {
        service.goAway();
        feed.fps("j", 1);
        until(() -> messages(Level.WARN).size() == 1);

        feed.close();

        assertThat(service.rates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/, -, http://metrics-manager:9090",
                "/, off, -",
                "/home/x, -, -",
                "/home/x, http://h:1//, http://h:1",
                "/, https://h/proxy/, https://h/proxy",
            })
    void knowsWhereTheServiceIs(String home, @Nullable String setting, @Nullable String address) {
        assertThat(MetricsServiceFeed.address(new FakeSettings(home, setting)))
                .isEqualTo(Optional.ofNullable(address).map(URI::create));
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics-manager:9090", "//h:1", "ftp://h", "http://", "http://a b", "9090"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> MetricsServiceFeed.address(new FakeSettings("/", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("METRICS_MANAGER_URL");
    }

    private List<String> messages(Level level) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    /** A home with one setting, or none. */
    private record FakeSettings(String home, @Nullable String url) implements Settings {

        @Override
        public Optional<String> text(String name) {
            return name.equals("METRICS_MANAGER_URL") ? Optional.ofNullable(url) : Optional.empty();
        }

        @Override
        public int integer(String name, int defaultValue) {
            return defaultValue;
        }

        @Override
        public Path path(Place place) {
            return Path.of(home);
        }

        @Override
        public String onWire(Path local) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path local(String onWire) {
            throw new UnsupportedOperationException();
        }
    }
}
