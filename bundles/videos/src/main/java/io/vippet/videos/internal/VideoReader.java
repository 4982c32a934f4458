package io.vippet.videos.internal;

import io.vippet.api.runner.MediaProbe;
import io.vippet.api.runner.RunnerException;
import io.vippet.api.runner.VideoStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Finds out what is in a video file: MP4 and QuickTime from their index, others by reading them in a child. */
@Component(service = VideoReader.class)
public final class VideoReader {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable MediaProbe probe;

    @Activate
    public VideoReader() {}

    VideoReader(@Nullable MediaProbe probe) {
        this.probe = probe;
    }

    /** Tells whether everything that can be read can be read now. */
    boolean complete() {
        return probe != null;
    }

    /**
     * Reads a file.
     *
     * @throws IOException saying why it is no video
     */
    VideoFacts read(Path file) throws IOException {
        String extension = VideoFile.extension(file);
        Container container = Container.of(extension)
                .orElseThrow(() -> new IOException("files that end in '" + extension + "' are no videos"));
        if (!container.begins(file)) {
            throw new IOException("it does not begin like a file of type " + container.label());
        }
        if (container == Container.MP4 || container == Container.MOV) {
            try {
                return Mp4Reader.read(file).orElseThrow(() -> new IOException("it has no video track"));
            } catch (IOException e) {
                return probed(file, String.valueOf(e.getMessage()));
            }
        }
        return probed(file, "no runner is there to read it");
    }

    /** A fragmented MP4 has no index, yet can be read from its beginning to its end. */
    private VideoFacts probed(Path file, String otherwise) throws IOException {
        MediaProbe present = probe;
        if (present == null) {
            throw new IOException(otherwise);
        }
        try {
            VideoStream found = present.probe(file);
            int frames = (int) Math.min(found.frames(), Integer.MAX_VALUE);
            return new VideoFacts(found.width(), found.height(), found.fps(), frames, found.codec());
        } catch (RunnerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
