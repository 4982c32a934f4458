package io.vippet.vision.internal.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.vision.VisionException;
import io.vippet.vision.broker.BrokerSettings;
import io.vippet.vision.broker.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class MqttConfigTest {
    private static final BrokerSettings PROPERTIES = new BrokerSettings("a:1", "t", "id", "user", "word", null);

    @TempDir
    Path directory;

    @Test
    void theFileWinsOverTheProperties() throws IOException {
        MqttConfig config = read("""
                {"address": "b:8883", "client-id": "other", "password": "p", "max-connect-attempts": 3, "TLS": true,
                 "ssl_verify": 1, "ssl_enable_server_cert_auth": 1, "ssl_CA_certificate": "/ca.pem",
                 "ssl_client_certificate": "/c.pem", "ssl_private_key": "/k.pem", "ssl_private_key_pwd": "s"}
                """);
        assertThat(config.over(PROPERTIES))
                .isEqualTo(new BrokerSettings(
                        "b:8883", "t", "other", "user", "p", new TlsFiles("/ca.pem", "/c.pem", "/k.pem", "s")));
        assertThat(config.over(new Retries(1, 30))).isEqualTo(new Retries(3, 30));
        assertThat(config.toString()).doesNotContain("other").doesNotContain("/k.pem");
        assertThat(config.over(PROPERTIES).toString()).isEqualTo("topic t at b:8883");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"pasword\": \"hunter2\"} | 'pasword' is not known",
                "{\"password\": \"hunter2\" | not JSON",
                "{\"password\": [\"hunter2\"]} | see member 'password'",
                "[\"hunter2\"] | not an object",
                "{\"max-connect-attempts\": 11, \"password\": \"hunter2\"} | 1 to 10",
                "{\"ssl_enable_server_cert_auth\": 0, \"password\": \"hunter2\"} | always checked",
            })
    void saysWhatIsWrongWithoutQuotingSecrets(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(VisionException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("mqtt.json")
                .satisfies(e -> {
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        assertThat(t.toString()).doesNotContain("hunter2");
                    }
                });
    }

    private MqttConfig read(String text) throws IOException {
        return MqttConfig.read(Files.writeString(directory.resolve("mqtt.json"), text));
    }
}
