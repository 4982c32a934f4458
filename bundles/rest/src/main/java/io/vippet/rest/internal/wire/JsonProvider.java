package io.vippet.rest.internal.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.jakarta.rs.cfg.Annotations;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/**
 * Writes answers as JSON. The text is complete before its first byte leaves, so that a failure can still become an
 * error answer, its length is known, and half a surrogate pair in a client's text cannot break the answer.
 */
public final class JsonProvider extends JacksonJsonProvider {

    private final ObjectMapper mapper;

    /** Makes a provider with caches of its own: they hold classes of bundles and shall go with the generation. */
    public JsonProvider() {
        this(mapper());
    }

    private JsonProvider(ObjectMapper mapper) {
        super(mapper, new Annotations[] {Annotations.JACKSON});
        this.mapper = mapper;
    }

    /** A mapper that writes payloads as the contract wants them. */
    public static ObjectMapper mapper() {
        return JsonMapper.builder().addModule(new PayloadModule()).build();
    }

    /** A value as it is sent. */
    byte[] bytes(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mapper.writeValue(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), value);
        return bytes.toByteArray();
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        byte[] json = bytes(value);
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, json.length);
        out.write(json);
    }
}
