package io.vippet.validation.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.metadata.Metadata;
import io.vippet.api.metadata.RecordStream;
import io.vippet.api.metadata.RecordStream.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what detections are compared with: the metadata of an earlier job by the address of its stream, or a file of
 * JSON lines below the metadata directory.
 */
final class References {

    private static final Pattern STREAM =
            Pattern.compile("(?:/api/v1)?/jobs/tests/performance/([^/]+)/metadata/([^/]+)/(\\d{1,9})(?:/stream)?");

    private final Settings settings;
    private final Metadata metadata;

    References(Settings settings, Metadata metadata) {
        this.settings = settings;
        this.metadata = metadata;
    }

    /** @throws TestRefusedException when there is no such reference, or it cannot be read */
    Detections read(String reference) throws InterruptedException {
        Matcher stream = STREAM.matcher(reference);
        return stream.matches()
                ? ofJob(stream.group(1), stream.group(2), Integer.parseInt(stream.group(3)))
                : ofFile(reference);
    }

    private Detections ofJob(String job, String pipeline, int index) throws InterruptedException {
        if (!(metadata.follow(job, pipeline, index) instanceof Metadata.Following.File file)) {
            throw new TestRefusedException("The reference is not there: job " + job + " has no metadata file " + index
                    + " of pipeline '" + pipeline + "'.");
        }
        try (RecordStream records = file.stream()) {
            if (!records.complete()) {
                throw new TestRefusedException("The reference is not complete: job " + job + " is still running.");
            }
            Detections detections = new Detections();
            long offset = 0;
            boolean last = false;
            while (!last) {
                Batch batch =
                        records.next(offset).orElseThrow(() -> new TestRefusedException("The server is stopping."));
                batch.lines().forEach(line -> detections.add(line.json()));
                offset = batch.next();
                last = batch.last();
            }
            return detections;
        }
    }

    private Detections ofFile(String reference) {
        try {
            Path root = settings.path(Place.METADATA);
            Path named = settings.local(reference);
            Path file = root.resolve(named).toRealPath();
            if (!file.startsWith(root.toRealPath())) {
                throw new TestRefusedException("The reference " + reference + " is not below the metadata directory.");
            }
            return ofLines(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new TestRefusedException(
                    "The reference " + reference + " cannot be read; it must be a file of JSON lines below the metadata"
                            + " directory, or the address of a metadata stream.",
                    e);
        }
    }

    static Detections ofLines(Path file) throws IOException {
        Detections detections = new Detections();
        try (Stream<String> lines = Files.lines(file)) {
            lines.filter(line -> !line.isBlank()).forEach(detections::add);
        }
        return detections;
    }
}
