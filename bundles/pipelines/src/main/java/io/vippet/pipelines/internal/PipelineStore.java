package io.vippet.pipelines.internal;

import io.vippet.api.store.Migrations;
import java.util.Collections;
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

    private final PipelineTable table;
    private volatile Map<String, StoredPipeline> all;

    /** Reads the database. */
    @Activate
    public PipelineStore(
            @Reference(target = "(dataSourceName=vippet)") DataSource source, @Reference Migrations migrations) {
        table = new PipelineTable(source, migrations);
        Map<String, StoredPipeline> read = new LinkedHashMap<>();
        table.all().forEach(stored -> read.put(stored.id(), stored));
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

    /** Adds or replaces; durable when it returns. */
    void save(StoredPipeline pipeline) {
        table.write(find(pipeline.id()), pipeline);
        Map<String, StoredPipeline> now = new LinkedHashMap<>(all);
        now.put(pipeline.id(), pipeline);
        all = Collections.unmodifiableMap(now);
    }

    /** Removes; durable when it returns. */
    void delete(String id) {
        table.delete(id);
        Map<String, StoredPipeline> now = new LinkedHashMap<>(all);
        now.remove(id);
        all = Collections.unmodifiableMap(now);
    }
}
