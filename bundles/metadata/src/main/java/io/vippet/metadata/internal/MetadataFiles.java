package io.vippet.metadata.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.job.Jobs;
import io.vippet.api.metadata.Metadata;
import io.vippet.api.metadata.RecordStream;
import io.vippet.graph.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Keeps in the database which files a job writes; reads them where they are. */
@Component(service = Metadata.class)
public final class MetadataFiles implements Metadata {

    private static final FileTail TAIL = new FileTail(1 << 16, 64 << 20);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

    private final MetadataTable table;
    private final Jobs jobs;
    private final MetadataRoot root;
    private final JsonCheck json = new JsonCheck();
    private final FollowedFiles followed;

    /** Creates the service. */
    @Activate
    public MetadataFiles(@Reference MetadataTable table, @Reference Jobs jobs, @Reference Settings settings) {
        this(table, jobs, settings.path(Place.METADATA), SIGN_OF_LIFE);
    }

    MetadataFiles(MetadataTable table, Jobs jobs, Path root, Duration signOfLife) {
        this.table = table;
        this.jobs = jobs;
        this.root = new MetadataRoot(root);
        followed = new FollowedFiles(this.root, json, signOfLife);
    }

    /** Ends all streams. */
    @Deactivate
    void close() {
        followed.close();
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
                rows.add(new MetadataFile(pipelineId, slug, index, root.relative(paths.get(index))));
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
        return find(files, pipelineSlug, index)
                .<Snapshot>map(file -> new Snapshot.Records(records(file, limit)))
                .orElseGet(Snapshot.NoSuchFile::new);
    }

    @Override
    public Following follow(String jobId, String pipelineSlug, int index) {
        List<MetadataFile> files = table.find(jobId);
        if (files.isEmpty()) {
            return new Following.NoMetadata();
        }
        return find(files, pipelineSlug, index)
                .<Following>map(file -> new Following.File(stream(file, jobId)))
                .orElseGet(Following.NoSuchFile::new);
    }

    private Optional<Path> find(List<MetadataFile> files, String pipelineSlug, int index) {
        return files.stream()
                .filter(f -> f.index() == index)
                .filter(f -> f.slug().equals(pipelineSlug) || f.pipelineId().equals(pipelineSlug))
                .findFirst()
                .map(f -> root.resolve(f.path()));
    }

    private RecordStream stream(Path file, String jobId) {
        try {
            return followed.open(file, () -> ended(jobId));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private boolean ended(String jobId) {
        return jobs.find(jobId).map(job -> job.phase().ended()).orElse(true);
    }

    private List<String> records(Path file, int limit) {
        try {
            return root.holds(file)
                    ? TAIL.lines(file, limit).stream().filter(json::isJson).toList()
                    : List.of();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UncheckedIOException unreadable(Path file, IOException cause) {
        return new UncheckedIOException("Metadata file " + file + " cannot be read", cause);
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
