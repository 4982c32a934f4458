package io.vippet.graph.lookup;

import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.internal.text.Blanks;
import io.vippet.graph.internal.text.PathText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A models file as read by a JSON or YAML parser, expanded to one model per precision and model-proc file. */
public final class ModelsFile {

    private final String folder;
    private final List<ModelVariantEntry> models = new ArrayList<>();

    private ModelsFile(String folder) {
        this.folder = folder;
    }

    /**
     * Expands a models file.
     *
     * @param content lists, maps, texts, numbers and truth values, as parsed
     * @param folder the models folder
     * @throws GraphException kinds {@code catalog-invalid}, {@code catalog-empty}
     */
    public static List<ModelVariantEntry> expand(@Nullable Object content, String folder) {
        if (!(content instanceof List<?> entries)) {
            throw invalid("The models file must be a list.");
        }
        if (entries.isEmpty()) {
            throw new GraphException(GraphErrorKind.CATALOG_EMPTY, Map.of(), "The models file has no entries.");
        }
        ModelsFile file = new ModelsFile(folder);
        int number = 1;
        for (Object entry : entries) {
            file.add(new Entry(entry, number++));
        }
        return List.copyOf(file.models);
    }

    private void add(Entry entry) {
        String label = entry.required("display_name");
        entry.required("name");
        entry.required("source");
        entry.required("type");
        List<String> extras = entry.texts("extra_model_procs");
        boolean hasExtras = entry.map.get("extra_model_procs") instanceof List<?> list && !list.isEmpty();
        for (Entry precision : entry.precisions()) {
            String name = precision.required("precision");
            precision.required("model_path");
            String proc = precision.optional("model_proc").orElse("");
            String baseLabel = label + " (" + name + ")";
            String fullProc = proc.isEmpty() ? "" : full(proc);
            add(entry, precision, baseLabel, hasExtras ? proc : "", fullProc, entry.flag("default"));
            for (String extra : extras) {
                add(entry, precision, baseLabel, extra, extra, false);
            }
        }
    }

    /** Adds a model; a model-proc file that tells it from others becomes part of its name and label. */
    private void add(
            Entry entry, Entry precision, String label, String distinctProc, String modelProc, boolean isDefault) {
        String stem = PathText.withoutExtension(PathText.baseName(distinctProc));
        String name = entry.required("name");
        String path = PathText.normalise(precision.required("model_path"));
        models.add(new ModelVariantEntry(
                distinctProc.isEmpty() ? name : name + "_" + stem,
                distinctProc.isEmpty() ? label : label + " [model-proc: " + stem + "]",
                name,
                entry.required("display_name"),
                entry.required("type"),
                entry.required("source"),
                entry.optional("hub").orElse(entry.required("source")),
                precision.required("precision"),
                isDefault,
                path,
                full(path),
                modelProc,
                entry.optional("unsupported_devices").orElse(null)));
    }

    private String full(String path) {
        return path.startsWith("/") ? path : PathText.join(folder, path);
    }

    private static GraphException invalid(String message) {
        return new GraphException(GraphErrorKind.CATALOG_INVALID, Map.of(), message);
    }

    /** One map of the file. */
    private static final class Entry {

        private final Map<?, ?> map;
        private final String where;

        Entry(@Nullable Object content, int number) {
            this(content, "Entry " + number + " of the models file");
        }

        Entry(@Nullable Object content, String where) {
            if (!(content instanceof Map<?, ?> members)) {
                throw invalid(where + " must be a map.");
            }
            this.map = members;
            this.where = where;
        }

        String required(String key) {
            return optional(key).orElseThrow(() -> invalid(where + " needs a text for " + key + "."));
        }

        Optional<String> optional(String key) {
            return map.get(key) instanceof String text && !Blanks.trim(text).isEmpty()
                    ? Optional.of(text)
                    : Optional.empty();
        }

        boolean flag(String key) {
            return Boolean.TRUE.equals(map.get(key));
        }

        List<String> texts(String key) {
            if (!(map.get(key) instanceof List<?> items)) {
                return List.of();
            }
            return items.stream()
                    .filter(item ->
                            item instanceof String text && !Blanks.trim(text).isEmpty())
                    .map(String.class::cast)
                    .toList();
        }

        List<Entry> precisions() {
            if (!(map.get("precisions") instanceof List<?> items) || items.isEmpty()) {
                throw invalid(where + " needs a list of precisions.");
            }
            return items.stream()
                    .map(item -> new Entry(item, "A precision of " + where))
                    .toList();
        }
    }
}
