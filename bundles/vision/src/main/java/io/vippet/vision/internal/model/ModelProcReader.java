package io.vippet.vision.internal.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds and reads the description of a model. Thread-safe. */
public final class ModelProcReader {
    private static final String BUILT_IN = "/model-proc/";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ObjectReader reader = MAPPER.readerFor(ModelProc.class);

    /**
     * The description that a property names; else the one beside the model with the model's name and {@code .json}; else
     * the one of that name that this bundle ships; else what the model file says about itself.
     *
     * @param named file from a property, empty for none
     * @throws VisionException MODEL_PROC when a file is missing or malformed, MODEL when the model cannot be read or is
     *     of a type that is not handled
     */
    public Optional<ModelProc> find(Path model, String named) {
        if (!named.isEmpty()) {
            return Optional.of(read(Path.of(named)));
        }
        String name = stem(model) + ".json";
        Path beside = model.resolveSibling(name);
        if (Files.isRegularFile(beside)) {
            return Optional.of(read(beside));
        }
        try (InputStream in = ModelProcReader.class.getResourceAsStream(BUILT_IN + name)) {
            return in == null
                    ? ModelInfo.describe(ModelMetadata.of(model))
                    : Optional.of(reader.<ModelProc>readValue(in));
        } catch (IOException e) {
            throw malformed(BUILT_IN + name, e);
        }
    }

    /** Reads one file. */
    public ModelProc read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return reader.readValue(in);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw malformed(file.toString(), e);
        } catch (IOException e) {
            throw new VisionException(Kind.MODEL_PROC, "Cannot read the model description " + file, e);
        }
    }

    /** A part of a description. */
    static <T> T convert(JsonNode part, Class<T> type) {
        try {
            return MAPPER.convertValue(part, type);
        } catch (IllegalArgumentException e) {
            throw new VisionException(
                    Kind.MODEL_PROC, "A part of the model description is not valid: " + e.getMessage(), e);
        }
    }

    /** File name without its last extension. */
    public static String stem(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static VisionException malformed(String file, Exception e) {
        return new VisionException(
                Kind.MODEL_PROC, "The model description %s is not valid: %s".formatted(file, e.getMessage()), e);
    }
}
