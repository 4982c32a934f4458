package io.vippet.api.metadata;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Metadata files of jobs; implemented by the bundle {@code metadata}. Survives restarts. */
public interface Metadata {

    /**
     * Registers the files of a job before its run starts.
     *
     * @param files pipeline id to its files, one per publishing element, in order
     * @return pipeline id to stream addresses relative to the API root
     */
    Map<String, List<String>> register(String jobId, Map<String, List<Path>> files);

    /**
     * Reads the newest records of a file, oldest first; each is one JSON text. Lines that are not JSON are left out.
     *
     * @param pipelineSlug path slug of the pipeline id
     * @param index of the file within the pipeline, from 0
     * @param limit number of lines looked at, 1 to 1000
     */
    Snapshot snapshot(String jobId, String pipelineSlug, int index, int limit);

    /**
     * Opens a file for a reader who wants its records as they are written. The file need not exist yet.
     *
     * @param pipelineSlug path slug of the pipeline id
     * @param index of the file within the pipeline, from 0
     */
    Following follow(String jobId, String pipelineSlug, int index);

    /** Answer to {@link #follow}. */
    sealed interface Following {

        /** The file; to be closed by the reader. */
        record File(RecordStream stream) implements Following {}

        /** The job has no metadata. */
        record NoMetadata() implements Following {}

        /** The job has metadata, but not for this pipeline and index. */
        record NoSuchFile() implements Following {}
    }

    /** Answer to {@link #snapshot}. */
    sealed interface Snapshot {

        /** The records. */
        record Records(List<String> json) implements Snapshot {}

        /** The job has no metadata. */
        record NoMetadata() implements Snapshot {}

        /** The job has metadata, but not for this pipeline and index. */
        record NoSuchFile() implements Snapshot {}
    }
}
