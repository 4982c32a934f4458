package io.vippet.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** A multipart form as a browser sends it. */
record Form(byte[] bytes) {

    private static final String BOUNDARY = "----conformance";

    /** Text for fields; {@code filename} with {@code text}, or with the name of a {@code resource}, for files. */
    static Form of(JsonNode fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            JsonNode value = field.getValue();
            String filename = value.has("filename")
                    ? "; filename=\"" + value.path("filename").asText() + "\"\r\nContent-Type: application/octet-stream"
                    : "";
            out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\""
                            + filename + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.writeBytes(content(value));
            out.writeBytes("\r\n".getBytes(UTF_8));
        }
        out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return new Form(out.toByteArray());
    }

    String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    private static byte[] content(JsonNode value) {
        if (!value.has("resource")) {
            return value.path("text").asText(value.asText()).getBytes(UTF_8);
        }
        String name = "/uploads/" + value.path("resource").asText();
        try (InputStream in = Objects.requireNonNull(Form.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
