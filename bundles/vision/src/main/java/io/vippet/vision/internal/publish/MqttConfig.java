package io.vippet.vision.internal.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.broker.BrokerSettings;
import io.vippet.vision.broker.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * DL Streamer's settings file for MQTT; what it says wins over the element's properties. Members have the properties'
 * names; further ones tell how to encrypt.
 */
public record MqttConfig(
        @Nullable String address,
        @JsonProperty("client-id") @Nullable String clientId,
        @Nullable String topic,
        @Nullable String username,
        @Nullable String password,
        @JsonProperty("max-connect-attempts") @Nullable Integer attempts,
        @JsonProperty("max-reconnect-interval") @Nullable Integer longestPause,
        @JsonProperty("TLS") @Nullable Boolean tls,
        @JsonProperty("ssl_verify") @Nullable Boolean verify,

        @JsonProperty("ssl_enable_server_cert_auth") @Nullable
        Boolean checkCertificate,

        @JsonProperty("ssl_CA_certificate") @Nullable String authorities,
        @JsonProperty("ssl_client_certificate") @Nullable String certificate,
        @JsonProperty("ssl_private_key") @Nullable String privateKey,
        @JsonProperty("ssl_private_key_pwd") @Nullable String keyPassword) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ATTEMPTS = 10;
    private static final int LONGEST_PAUSE = 300;

    /**
     * Reads a file.
     *
     * @throws VisionException PROPERTY, with a sentence that quotes nothing of the file: it may hold passwords
     */
    public static MqttConfig read(Path file) {
        MqttConfig config;
        try {
            config = JSON.readValue(Files.readAllBytes(file), MqttConfig.class);
        } catch (NoSuchFileException e) {
            throw refusal(file, "there is no such file", e);
        } catch (UnrecognizedPropertyException e) {
            throw refusal(file, "member '%s' is not known".formatted(e.getPropertyName()), null);
        } catch (JsonMappingException e) {
            throw refusal(file, "it is not an object with the members of DL Streamer" + place(e), null);
        } catch (JacksonException e) {
            throw refusal(file, "it is not JSON", null);
        } catch (IOException e) {
            throw refusal(file, "it cannot be read", e);
        }
        return config.checked(file);
    }

    private static String place(JsonMappingException e) {
        return e.getPath().isEmpty()
                ? ""
                : ": see member '%s'".formatted(e.getPath().getLast().getFieldName());
    }

    private MqttConfig checked(Path file) {
        if (Boolean.FALSE.equals(verify) || Boolean.FALSE.equals(checkCertificate)) {
            throw refusal(
                    file,
                    "the broker's certificate is always checked; leave ssl_verify and ssl_enable_server_cert_auth out, and name"
                            + " who vouches for the broker by ssl_CA_certificate",
                    null);
        }
        check(file, "max-connect-attempts", attempts, MOST_ATTEMPTS);
        check(file, "max-reconnect-interval", longestPause, LONGEST_PAUSE);
        return this;
    }

    private static void check(Path file, String member, @Nullable Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw refusal(file, "%s must be 1 to %d".formatted(member, most), null);
        }
    }

    /** Settings with what this file says instead of what it replaces. */
    public BrokerSettings over(BrokerSettings properties) {
        return new BrokerSettings(
                or(address, properties.address()),
                or(topic, properties.topic()),
                or(clientId, properties.clientId()),
                or(username, properties.username()),
                or(password, properties.password()),
                Boolean.TRUE.equals(tls)
                        ? new TlsFiles(
                                or(authorities, ""), or(certificate, ""), or(privateKey, ""), or(keyPassword, ""))
                        : properties.tls());
    }

    /** Retries with what this file says. */
    public Retries over(Retries properties) {
        return new Retries(
                attempts == null ? properties.attempts() : attempts,
                longestPause == null ? properties.longestPause() : longestPause);
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "topic " + topic + " at " + address;
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static VisionException refusal(Path file, String problem, @Nullable Throwable cause) {
        String sentence = "mqtt-config '%s': %s.".formatted(file, problem);
        return cause == null
                ? new VisionException(Kind.PROPERTY, sentence)
                : new VisionException(Kind.PROPERTY, sentence, cause);
    }
}
