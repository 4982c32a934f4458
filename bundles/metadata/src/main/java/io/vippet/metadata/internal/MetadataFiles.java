package io.vippet.metadata.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.metadata.Metadata;
import io.vippet.graph.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps in the database which files a job writes; reads them where they are. */
@Component(service = Metadata.class)
public final class MetadataFiles implements Metadata {

    private static final Logger LOG = LoggerFactory.getLogger(MetadataFiles.class);
    private static final FileTail TAIL = new FileTail(1 << 16, 64 << 20);

    private final MetadataTable table;
    private final Path root;
    private final JsonCheck json = new JsonCheck();

    /** Creates the service. */
    @Activate
    public MetadataFiles(@Reference MetadataTable table, @Reference Settings settings) {
        this(table, settings.path(Place.METADATA));
    }

    MetadataFiles(MetadataTable table, Path root) {
        this.table = table;
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Map<String, List<String>> register(String jobId, Map<String, List<Path>> files) {
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        List<MetadataFile> rows = new ArrayList<>();
        Set<String> slugs = new HashSet<>();
        files.forEach((pipelineId, paths) -> {
            String slug = unique(Slug.path(pipelineId), slugs);
            List<String> urls = new ArrayList<>();
            for (int index = 0; index < paths.size(); index++) {
                rows.add(new MetadataFile(pipelineId, slug, index, relative(paths.get(index))));
                urls.add("/jobs/tests/performance/%s/metadata/%s/%d/stream".formatted(jobId, slug, index));
            }
            addresses.put(pipelineId, urls);
        });
        table.insert(jobId, rows);
        return addresses;
    }

    @Override
    public Snapshot snapshot(String jobId, String pipelineSlug, int index, int limit) {
        List<MetadataFile> files = table.find(jobId);
        if (files.isEmpty()) {
            return new Snapshot.NoMetadata();
        }
        return files.stream()
                .filter(f -> f.index() == index)
                .filter(f -> f.slug().equals(pipelineSlug) || f.pipelineId().equals(pipelineSlug))
                .findFirst()
                .<Snapshot>map(f -> new Snapshot.Records(records(root.resolve(f.path()), limit)))
                .orElseGet(Snapshot.NoSuchFile::new);
    }

    private List<String> records(Path file, int limit) {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            // A link, planted later, may lead anywhere.
            if (!file.toRealPath().startsWith(root.toRealPath())) {
                LOG.warn("{} is not below {} and will not be read", file, root);
                return List.of();
            }
            return TAIL.lines(file, limit).stream().filter(json::isJson).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Metadata file " + file + " cannot be read", e);
        }
    }

    private String relative(Path file) {
        Path normalized = file.toAbsolutePath().normalize();
        if (!normalized.startsWith(root)) {
            throw new IllegalArgumentException("%s is not below the metadata directory %s".formatted(file, root));
        }
        return root.relativize(normalized).toString();
    }

    /** Two ids of one job may have the same slug; the second one gets a number. */
    private static String unique(String slug, Set<String> taken) {
        String candidate = slug;
        for (int i = 2; !taken.add(candidate); i++) {
            candidate = slug + "-" + i;
        }
        return candidate;
    }
}
