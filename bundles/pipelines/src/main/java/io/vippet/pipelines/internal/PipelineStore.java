package io.vippet.pipelines.internal;

import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.store.Migrations;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What users made and changed, in memory as it is on disk. One thread at a time writes; readers see the state before or
 * after a write.
 */
@Component(service = PipelineStore.class)
public final class PipelineStore {

    /** All is in memory and {@code GET /pipelines} sends all of it: what is kept must never become what kills the server. */
    static final long MOST_CHARACTERS = 16 << 20;

    private final PipelineTable table;
    /** Characters that each pipeline takes as JSON. */
    private final Map<String, Long> sizes = new HashMap<>();

    private volatile Map<String, StoredPipeline> all;

    /** Reads the database. */
    @Activate
    public PipelineStore(
            @Reference(target = "(dataSourceName=vippet)") DataSource source, @Reference Migrations migrations) {
        table = new PipelineTable(source, migrations);
        Map<String, StoredPipeline> read = new LinkedHashMap<>();
        for (StoredPipeline stored : table.all()) {
            read.put(stored.id(), stored);
            sizes.put(stored.id(), StoredJson.size(stored));
        }
        all = Collections.unmodifiableMap(read);
    }

    /** A snapshot by pipeline id, in the order of creation. */
    Map<String, StoredPipeline> all() {
        return all;
    }

    @Nullable
    StoredPipeline find(String id) {
        return all.get(id);
    }

    /**
     * Adds or replaces; durable when it returns.
     *
     * @throws PipelineException when there is no room for it; what takes less than before always has room
     */
    void save(StoredPipeline pipeline) {
        long size = StoredJson.size(pipeline);
        long others = sizes.values().stream().mapToLong(Long::longValue).sum() - sizeOf(pipeline.id());
        if (size > sizeOf(pipeline.id()) && others + size > MOST_CHARACTERS) {
            throw new PipelineException(
                    PipelineException.Kind.NO_ROOM,
                    "Pipelines of users may take %d MiB in all and would take %.1f MiB; delete what is not needed."
                            .formatted(MOST_CHARACTERS >> 20, (others + size) / (double) (1 << 20)));
        }
        table.write(find(pipeline.id()), pipeline);
        sizes.put(pipeline.id(), size);
        Map<String, StoredPipeline> now = new LinkedHashMap<>(all);
        now.put(pipeline.id(), pipeline);
        all = Collections.unmodifiableMap(now);
    }

    /** Removes; durable when it returns. */
    void delete(String id) {
        table.delete(id);
        sizes.remove(id);
        Map<String, StoredPipeline> now = new LinkedHashMap<>(all);
        now.remove(id);
        all = Collections.unmodifiableMap(now);
    }

    private long sizeOf(String id) {
        return sizes.getOrDefault(id, 0L);
    }
}
