package io.vippet.rest.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vippet.description.OperationDescription;
import io.vippet.rest.internal.binding.Binder;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes a JSON body in. */
final class RequestBody {

    /** Far above any graph; keeps one request from taking the whole memory. */
    private static final int MOST_BYTES = 16 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestBody() {}

    /** The outcome of reading. */
    sealed interface Content {

        /**
         * A JSON value.
         *
         * @param json null when there is no body
         */
        record Json(@Nullable JsonNode json) implements Content {}

        /**
         * No JSON.
         *
         * @param offset in characters
         * @param cause the parser's words
         */
        record Malformed(long offset, String cause) implements Content {}
    }

    /**
     * Reads a body to its end.
     *
     * @param contentType as sent; anything that is not JSON makes the text count as one string
     * @throws MessageException when it is too large
     * @throws UnreadableBodyException when it is not UTF-8
     */
    static Content read(InputStream in, @Nullable String contentType) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new MessageException(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE, "The body exceeds " + (MOST_BYTES >> 20) + " MiB.");
        }
        if (bytes.length == 0) {
            return new Content.Json(null);
        }
        String text = decode(bytes);
        if (!isJson(contentType)) {
            return new Content.Json(TextNode.valueOf(text));
        }
        return parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static Content parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json.isMissingNode()
                    ? new Content.Malformed(text.length(), "Expecting value")
                    : new Content.Json(json);
        } catch (JsonProcessingException e) {
            long offset =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharOffset());
            return new Content.Malformed(offset, e.getOriginalMessage());
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableBodyException("There was an error parsing the body");
        }
    }

    /** {@code application/json} and {@code application/<x>+json}, with or without parameters. */
    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.matches("application/[^/]*\\+json");
    }

    /** Binds what was read. */
    static @Nullable Object bind(Content content, OperationDescription.Body body, Binder binder) {
        return switch (content) {
            case Content.Json json -> binder.body(body.shape(), body.nullable(), json.json());
            case Content.Malformed malformed -> {
                binder.malformedBody(malformed.offset(), malformed.cause());
                yield null;
            }
        };
    }
}
