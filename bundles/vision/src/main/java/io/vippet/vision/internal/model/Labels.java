package io.vippet.vision.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Texts of a model's classes by number. */
public record Labels(List<String> texts) {
    /** No texts. */
    public static final Labels NONE = new Labels(List.of());

    /** Freezes the list. */
    public Labels {
        texts = List.copyOf(texts);
    }

    /**
     * Labels of a description.
     *
     * @param node array of texts, or the name of a file with one text per line
     * @param directory where that file lies
     */
    public static Labels of(@Nullable JsonNode node, Path directory) {
        if (node == null || node.isNull()) {
            return NONE;
        }
        if (node.isArray()) {
            return new Labels(StreamSupport.stream(node.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList());
        }
        return file(directory.resolve(node.asText()));
    }

    /** Labels of a file, one per line. */
    public static Labels file(Path file) {
        try {
            return new Labels(
                    Files.readAllLines(file).stream().map(String::strip).toList());
        } catch (IOException e) {
            throw new VisionException(Kind.MODEL_PROC, "Cannot read the labels file " + file, e);
        }
    }

    /** Labels of a property: comma-separated texts. */
    public static Labels list(String text) {
        return new Labels(List.of(text.split("\\s*,\\s*", -1)));
    }

    /** The text of a class; its number where there is none. */
    public String text(int id) {
        return id >= 0 && id < texts.size() && !texts.get(id).isEmpty() ? texts.get(id) : String.valueOf(id);
    }
}
