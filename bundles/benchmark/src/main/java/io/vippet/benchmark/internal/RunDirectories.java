package io.vippet.benchmark.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.job.JobRemovalListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The directories that runs of a job write videos and metadata to; they go with the job. */
@Component
public final class RunDirectories implements JobRemovalListener {

    private final List<Path> roots;

    /** Creates the service. */
    @Activate
    public RunDirectories(@Reference Settings settings) {
        roots = List.of(settings.path(Place.OUTPUT_VIDEOS), settings.path(Place.METADATA));
    }

    @Override
    public void removed(String id) {
        for (Path root : roots) {
            try (Stream<Path> runs = Files.list(root)) {
                // The name of a run's directory is its time, then the id of its job.
                for (Path run : runs.filter(r -> r.getFileName().toString().endsWith("_" + id))
                        .toList()) {
                    PathUtils.deleteDirectory(run);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Files of job " + id + " below " + root + " cannot be removed", e);
            }
        }
    }
}
