package io.vippet.graph.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run that is ready to start. All maps are by pipeline id, in request order.
 *
 * @param launch the launch text of all streams
 * @param directories folders that must exist before the run starts
 * @param videoDirs where the pipeline's videos go
 * @param liveUrls RTSP address of the pipeline's live stream; only in live runs
 * @param metadataFiles files with inference results; only with metadata
 * @param streams identities of the pipeline's streams in stream order; absent without streams
 */
public record RunCommand(
        String launch,
        Set<String> directories,
        Map<String, String> videoDirs,
        Map<String, String> liveUrls,
        Map<String, List<String>> metadataFiles,
        Map<String, List<StreamIdentity>> streams) {

    public RunCommand {
        directories = Collections.unmodifiableSet(new LinkedHashSet<>(directories));
        videoDirs = ordered(videoDirs);
        liveUrls = ordered(liveUrls);
        metadataFiles = ordered(metadataFiles);
        streams = ordered(streams);
    }

    /** Returns {@code <source>__<sink>} of every stream, pipelines in request order. */
    public List<String> streamIds() {
        return streams.values().stream()
                .flatMap(List::stream)
                .map(StreamIdentity::id)
                .toList();
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
