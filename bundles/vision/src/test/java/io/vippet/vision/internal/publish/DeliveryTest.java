package io.vippet.vision.internal.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.vision.broker.BrokerClient;
import io.vippet.vision.broker.BrokerConnection;
import io.vippet.vision.broker.BrokerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final BrokerSettings SETTINGS =
            new BrokerSettings("broker:1", "frames", "", "someone", "open sesame", null);

    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> pauses = Collections.synchronizedList(new ArrayList<>());
    private final List<String> arrived = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch failed = new CountDownLatch(1);

    /** What the broker does at its n-th call, from 0: an answer to {@code connect} and to each {@code publish}. */
    private interface Script {
        BrokerConnection connect(int call) throws IOException, InterruptedException;
    }

    private interface Taking {
        void publish(List<byte[]> texts) throws IOException, InterruptedException;
    }

    private static BrokerConnection connection(Taking taking) {
        return new BrokerConnection() {
            @Override
            public void publish(List<byte[]> texts) throws IOException, InterruptedException {
                taking.publish(texts);
            }

            @Override
            public void close() {}
        };
    }

    private void arrive(List<byte[]> texts) {
        texts.forEach(text -> arrived.add(new String(text, StandardCharsets.UTF_8)));
    }

    private Delivery delivery(Retries retries, long limit, Script script) {
        BrokerClient client = new BrokerClient() {
            private int calls;

            @Override
            public String method() {
                return "test";
            }

            @Override
            public BrokerConnection connect(BrokerSettings settings) throws IOException, InterruptedException {
                return script.connect(calls++);
            }
        };
        Delivery.Reports reports = new Delivery.Reports() {
            @Override
            public void warning(String sentence) {
                warnings.add(sentence);
            }

            @Override
            public void failure(String sentence, Throwable cause) {
                failures.add(sentence);
                failed.countDown();
            }
        };
        return new Delivery(SETTINGS, client, retries, reports, pauses::add, limit);
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj("text %d"::formatted).toList();
    }

    private static void publish(Delivery delivery, List<String> texts) throws InterruptedException {
        for (String text : texts) {
            delivery.publish(text);
        }
    }

    @Test
    void bringsAllInOrderBeforeItEnds() throws Exception {
        Delivery delivery = delivery(new Retries(1, 30), 1000, call -> connection(this::arrive));
        delivery.start();
        publish(delivery, texts(20));
        delivery.finish();
        assertThat(arrived).isEqualTo(texts(20));
        assertThat(failures).isEmpty();
    }

    @Test
    void givesUpAfterTheStatedAttempts() throws Exception {
        Delivery delivery = delivery(new Retries(5, 4), 1000, call -> {
            throw new IOException("nobody there");
        });
        delivery.start();
        failed.await();
        assertThat(failures)
                .containsExactly("No connection for topic frames at broker:1 after 5 attempts: nobody there");
        assertThat(pauses).containsExactly(1L, 2L, 4L, 4L);
        delivery.publish("into the void");
        delivery.finish();
        assertThat(failures).hasSize(1);
    }

    @Test
    void aLostConnectionIsMadeAnewAndNothingIsMissing() throws Exception {
        Delivery delivery = delivery(new Retries(3, 30), 100_000, call -> switch (call) {
            case 0 ->
                connection(new Taking() {
                    private boolean worked;

                    @Override
                    public void publish(List<byte[]> texts) throws IOException {
                        if (worked) {
                            throw new IOException("reset");
                        }
                        worked = true;
                        arrive(texts);
                    }
                });
            case 1, 2 -> throw new IOException("still away");
            default -> connection(this::arrive);
        });
        publish(delivery, texts(250));
        delivery.start();
        delivery.finish();
        assertThat(arrived).isEqualTo(texts(250));
        assertThat(pauses).containsExactly(1L, 2L);
        assertThat(warnings)
                .containsExactly("The connection for topic frames at broker:1 was lost, it is made anew: reset");
        assertThat(failures).isEmpty();
    }

    @Test
    void aConnectionThatNeverWorksIsAFailedAttempt() throws Exception {
        Delivery delivery = delivery(
                new Retries(2, 30),
                1000,
                call -> connection(texts -> {
                    throw new IOException("not allowed to write there");
                }));
        delivery.publish("text");
        delivery.start();
        failed.await();
        assertThat(failures.getFirst()).contains("after 2 attempts").endsWith("not allowed to write there");
    }

    @Test
    void textsBeyondTheLimitAreLostAndCountedWhileTheBrokerIsAway() throws Exception {
        CountDownLatch back = new CountDownLatch(1);
        Delivery delivery = delivery(new Retries(1, 30), 60, call -> {
            back.await();
            return connection(this::arrive);
        });
        delivery.start();
        publish(delivery, texts(30)); // of 6 or 7 bytes
        back.countDown();
        delivery.finish();
        assertThat(arrived).isEqualTo(texts(10));
        assertThat(warnings)
                .containsExactly("20 texts for topic frames at broker:1 were lost while the broker was away.");
    }

    @Test
    void aConnectedBrokerThatIsSlowSlowsThePipelineAndLosesNothing() throws Exception {
        CountDownLatch connected = new CountDownLatch(1);
        Delivery delivery = delivery(
                new Retries(1, 30),
                60,
                call -> connection(texts -> {
                    arrive(texts);
                    connected.countDown();
                }));
        delivery.publish("text 0");
        delivery.start();
        connected.await();
        publish(delivery, texts(2000).subList(1, 2000));
        delivery.finish();
        assertThat(arrived).isEqualTo(texts(2000));
        assertThat(warnings).isEmpty();
    }

    @Test
    void aLibraryThatIsMissingIsAFailureNotADeadThread() throws Exception {
        Delivery delivery = delivery(new Retries(1, 30), 60, call -> {
            throw new NoClassDefFoundError("some/client/Library");
        });
        delivery.start();
        failed.await();
        assertThat(failures).containsExactly("some/client/Library");
    }

    @Test
    void settingsNeverShowThePassword() {
        assertThat(SETTINGS.toString()).isEqualTo("topic frames at broker:1");
    }
}
