package io.vippet.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What keeps the server from listening: one sentence, and the process is asked to end; nothing is thrown. */
class ObstaclesTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(HttpServer.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicInteger givenUp = new AtomicInteger();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void end() {
        logger.detachAppender(log);
    }

    private HttpServer server(Map<String, String> settings) throws Exception {
        return new HttpServer(settings::get, name -> null, givenUp::incrementAndGet);
    }

    private void assertOneSentence(String sentence) {
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly(sentence);
        assertThat(log.list).extracting(ILoggingEvent::getThrowableProxy).containsOnlyNulls();
        assertThat(givenUp).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VIPPET_PORT       | abc      | Setting VIPPET_PORT must be a port from 0 to 65535, not 'abc'.
            VIPPET_ADMIN_PORT | 77777    | Setting VIPPET_ADMIN_PORT must be a port from 0 to 65535, not '77777'.
            VIPPET_PROXIES    | 1.2.3.x  | Setting VIPPET_PROXIES must list addresses or ranges such as 172.18.0.0/16, not '1.2.3.x'.
            """)
    void invalidSetting(String name, String value, String sentence) throws Exception {
        HttpServer server = server(Map.of(name, value));
        assertOneSentence(sentence);
        assertThat(server.port()).isNegative();
        server.stop();
    }

    @Test
    void portInUse() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpServer server = server(Map.of("VIPPET_PORT", Integer.toString(other.getLocalPort())));
            assertOneSentence("Port " + other.getLocalPort()
                    + " of 127.0.0.1 is taken: stop the program that uses it or set VIPPET_PORT to another.");
            server.stop();
        }
    }

    @Test
    void none() throws Exception {
        HttpServer server = server(Map.of("VIPPET_PORT", "0"));
        assertThat(server.port()).isPositive();
        assertThat(log.list).isEmpty();
        assertThat(givenUp).hasValue(0);
        server.stop();
    }
}
