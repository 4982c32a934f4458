package io.vippet.graph.command;

import io.vippet.graph.internal.Failures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A run's command while its pipelines are added. Pipelines with equal ids share their entries. */
final class CommandBuilder {

    private final StringBuilder launch = new StringBuilder();
    private final Set<String> directories = new LinkedHashSet<>();
    private final Map<String, String> videoDirs = new LinkedHashMap<>();
    private final Map<String, String> liveUrls = new LinkedHashMap<>();
    private final Map<String, List<String>> metadataFiles = new LinkedHashMap<>();
    private final Map<String, List<StreamIdentity>> streams = new LinkedHashMap<>();

    void directories(String pipelineId, RunPlace place) {
        directories.add(place.videoDir());
        directories.add(place.metadataDir());
        videoDirs.put(pipelineId, place.videoDir());
    }

    void liveUrl(String pipelineId, String url) {
        liveUrls.put(pipelineId, url);
    }

    void metadataFiles(String pipelineId, List<String> files) {
        metadataFiles.computeIfAbsent(pipelineId, id -> new ArrayList<>()).addAll(files);
    }

    void stream(String pipelineId, StreamIdentity identity, String text) {
        if ((long) launch.length() + text.length() > Failures.MAX_COMMAND) {
            throw Failures.tooLarge("characters of launch text", Failures.MAX_COMMAND);
        }
        if (!launch.isEmpty()) {
            launch.append(' ');
        }
        launch.append(text);
        streams.computeIfAbsent(pipelineId, id -> new ArrayList<>()).add(identity);
    }

    RunCommand build() {
        return new RunCommand(launch.toString(), directories, videoDirs, liveUrls, metadataFiles, streams);
    }
}
