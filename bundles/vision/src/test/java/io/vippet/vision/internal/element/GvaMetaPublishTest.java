package io.vippet.vision.internal.element;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without any broker's client on the class path. */
class GvaMetaPublishTest {
    @BeforeEach
    void open() {
        Launches.open();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method=mqtt address=localhost:1883 topic=t | io.vippet.broker.mqtt",
                "method=kafka address=localhost:9092 topic=t | io.vippet.broker.kafka",
                "method=mqtt topic=t | needs address, for instance localhost:1883",
                "method=kafka address=localhost:9092 | and topic",
                "method=mqtt address=tcp://user:hunter2@localhost topic=t | use username and password",
                "method=kafka address=a:1 topic=t password=hunter2 | password is for method=mqtt",
                "method=mqtt address=a:1 topic=t mqtt-config=/no/such.json | /no/such.json",
            })
    void refusesWithASentence(String properties, String problem) {
        var error = Launches.toError(
                "videotestsrc num-buffers=3 ! gvametapublish name=publisher " + properties + " ! fakesink");
        assertThat(error.message()).contains(problem);
        assertThat(error.toString()).doesNotContain("hunter2");
    }
}
