package io.vippet.videos.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The launch text that puts a video into a transport stream without re-encoding; sound is dropped. */
final class TsRemux {

    private static final Map<String, String> DEMUXERS = Map.of(
            "mp4", "qtdemux ! ",
            "mov", "qtdemux ! ",
            "mkv", "matroskademux ! ",
            "avi", "avidemux ! ",
            "264", "",
            "avc", "",
            "h265", "",
            "hevc", "");

    private TsRemux() {}

    /** Returns the text; empty for containers and codecs that have no rule. */
    static Optional<String> launch(Path source, Path target, String codec) {
        String demuxer = DEMUXERS.get(VideoFile.extension(source));
        if (demuxer == null || !(codec.equals("h264") || codec.equals("h265"))) {
            return Optional.empty();
        }
        return Optional.of(
                "filesrc location=%s ! %s%sparse ! video/x-%s,stream-format=byte-stream ! mpegtsmux ! filesink location=%s"
                        .formatted(quoted(source), demuxer, codec, codec, quoted(target)));
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
