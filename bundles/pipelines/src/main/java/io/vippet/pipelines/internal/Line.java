package io.vippet.pipelines.internal;

import io.vippet.pack.PackHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The packs that may stand side by side, worked out from all that are present.
 *
 * @param pipelines accepted pipelines in ascending order of file name
 * @param templates accepted templates in ascending order of file name
 * @param refused reason by pack name
 */
record Line(List<DefinedPipeline> pipelines, List<DefinedPipeline> templates, Map<String, String> refused) {

    static final Line EMPTY = new Line(List.of(), List.of(), Map.of());

    private static final Comparator<DefinedPipeline> BY_FILE =
            Comparator.comparing(DefinedPipeline::file, PackHeaders::byCodePoint);

    /**
     * Lines the packs up: who was here first keeps an id, and a pack is taken as a whole or not at all.
     *
     * @param users ids of pipelines that users made; they were here first
     */
    static Line of(Collection<LoadedPack> packs, Collection<String> users) {
        List<LoadedPack> ordered = new ArrayList<>(packs);
        ordered.sort(
                Comparator.comparingLong((LoadedPack loaded) -> loaded.pack().order())
                        .thenComparing(loaded -> loaded.pack().name()));
        Map<String, String> owners = new HashMap<>();
        users.forEach(id -> owners.put("pipeline " + id, "a pipeline that a user made"));
        Map<String, String> refused = new LinkedHashMap<>();
        List<DefinedPipeline> pipelines = new ArrayList<>();
        List<DefinedPipeline> templates = new ArrayList<>();
        for (LoadedPack loaded : ordered) {
            String reason = loaded.fault() != null ? loaded.fault() : claim(loaded, owners);
            if (reason != null) {
                refused.put(loaded.pack().name(), reason);
                continue;
            }
            pipelines.addAll(loaded.pipelines());
            templates.addAll(loaded.templates());
        }
        pipelines.sort(BY_FILE);
        templates.sort(BY_FILE);
        return new Line(List.copyOf(pipelines), List.copyOf(templates), Map.copyOf(refused));
    }

    /** Takes all ids of a pack, or none; returns why not. */
    private static @Nullable String claim(LoadedPack loaded, Map<String, String> owners) {
        Map<String, String> claimed = new LinkedHashMap<>();
        for (DefinedPipeline pipeline : loaded.pipelines()) {
            String conflict = conflict("pipeline", pipeline, owners, claimed);
            if (conflict != null) {
                return conflict;
            }
            claimed.put("pipeline " + pipeline.id(), "pack " + loaded.pack().name());
        }
        for (DefinedPipeline template : loaded.templates()) {
            String conflict = conflict("template", template, owners, claimed);
            if (conflict != null) {
                return conflict;
            }
            claimed.put("template " + template.id(), "pack " + loaded.pack().name());
        }
        owners.putAll(claimed);
        return null;
    }

    private static @Nullable String conflict(
            String what, DefinedPipeline one, Map<String, String> owners, Map<String, String> claimed) {
        String key = what + " " + one.id();
        String owner = owners.getOrDefault(key, claimed.get(key));
        return owner == null
                ? null
                : "CONFLICT: the %s id '%s' of %s is taken by %s; rename one or remove the other."
                        .formatted(what, one.id(), one.file(), owner);
    }
}
