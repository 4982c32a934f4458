package io.vippet.pack;

import io.vippet.pack.PipelineDefinition.VariantDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for a file that defines a pipeline or a template. */
record DefinitionFile(Fields fields) {

    /** Finds the picture that a definition names; null when there is none. */
    @FunctionalInterface
    interface Pictures {
        @Nullable
        String dataUri(String path);
    }

    PipelineDefinition read(String fileName, Pictures pictures) throws PackException {
        List<VariantDefinition> variants = new ArrayList<>();
        for (Fields variant : fields.list("variants")) {
            variants.add(new VariantDefinition(variant.text("name"), variant.text("pipeline_description")));
        }
        // A picture is decoration: whatever is wrong with it never refuses the pack.
        String thumbnail = fields.map().get("thumbnail") instanceof String path && !path.isBlank()
                ? pictures.dataUri(path.strip())
                : null;
        return new PipelineDefinition(fileName, fields.text("name"), description(), tags(), thumbnail, variants);
    }

    private String description() throws PackException {
        if (!fields.map().containsKey("definition")) {
            return "";
        }
        if (fields.map().get("definition") instanceof String text) {
            return text;
        }
        throw fields.wrong("definition", "must be a text");
    }

    private List<String> tags() throws PackException {
        List<String> tags = new ArrayList<>();
        if (fields.map().get("tags") instanceof List<?> items) {
            for (Object item : items) {
                if (!(item instanceof String tag)) {
                    throw fields.wrong("tags", "must hold texts only");
                }
                tags.add(tag);
            }
        }
        return tags;
    }
}
