package io.vippet.graph.internal.reference;

import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.internal.text.PathText;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.TsConversion;
import io.vippet.graph.lookup.VideoEntry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The transport stream that stands in for a video when it is looped. */
public final class TsCompanion {

    private static final Set<String> VIDEO_EXTENSIONS =
            Set.of(".mp4", ".mkv", ".mov", ".avi", ".ts", ".264", ".avc", ".h265", ".hevc");
    private static final Set<String> CODECS = Set.of("h264", "h265");

    private final Catalog catalog;
    private final TsConversion conversion;

    public TsCompanion(Catalog catalog, TsConversion conversion) {
        this.catalog = catalog;
        this.conversion = conversion;
    }

    /** Returns the file name of the companion, which exists then. */
    public String fileName(String location) {
        if (location.isEmpty()) { // what a path becomes that leads to no known video
            throw new GraphException(
                    GraphErrorKind.TS_UNAVAILABLE,
                    Map.of("location", location),
                    "A run of limited time plays its input in a loop, and this input is no video of this server. Name one"
                            + " that is listed, or put the file into the folder of shipped videos ("
                            + catalog.locations().autoVideos() + ", AUTO_VIDEO_DIR) or of uploaded ones"
                            + " (UPLOADED_VIDEO_DIR); files elsewhere are not read. Or set max_runtime to 0.");
        }
        String path = path(location)
                .orElseThrow(() -> new GraphException(
                        GraphErrorKind.TS_UNAVAILABLE,
                        Map.of("location", location),
                        "The video '" + location + "' cannot be looped: there is no transport stream of it and none"
                                + " can be made. H.264 and H.265 in MP4, MOV, MKV or AVI can be looped."));
        if (catalog.files().isFile(path)) {
            return PathText.baseName(path);
        }
        String name = PathText.baseName(location);
        VideoEntry video = catalog.videos()
                .video(name)
                .orElseThrow(() -> new GraphException(
                        GraphErrorKind.TS_SOURCE_NOT_FOUND,
                        Map.of("filename", name),
                        "There is no video '" + name + "' to loop; choose an uploaded or shipped one."));
        return path(video.path())
                .map(PathText::baseName)
                .orElseThrow(() -> new GraphException(
                        GraphErrorKind.TS_CREATION_FAILED,
                        Map.of("filename", name),
                        "No transport stream could be made of video '" + name + "'."));
    }

    /** Returns the path of the companion, making it if need be; empty when that is not possible. */
    public Optional<String> path(String location) {
        String extension = PathText.extension(location).toLowerCase(Locale.ROOT);
        if (!VIDEO_EXTENSIONS.contains(extension)) {
            return Optional.empty();
        }
        String source = source(location);
        if (extension.equals(".ts")) {
            return Optional.of(source);
        }
        String companion = PathText.withoutExtension(source) + ".ts";
        if (catalog.files().isFile(companion)) {
            return Optional.of(companion);
        }
        String codec = catalog.videos()
                .video(PathText.baseName(source))
                .map(VideoEntry::codec)
                .orElse("");
        boolean possible = codec.isEmpty() || CODECS.contains(codec);
        return possible && conversion.convert(source, companion) ? Optional.of(companion) : Optional.empty();
    }

    private String source(String location) {
        if (location.contains("/")) {
            return location;
        }
        return catalog.videos()
                .video(location)
                .map(VideoEntry::path)
                .orElseGet(() -> PathText.join(catalog.locations().autoVideos(), location));
    }
}
