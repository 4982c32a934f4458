package io.vippet.graph.policy;

import io.vippet.graph.internal.launch.Words;
import io.vippet.graph.internal.text.PathText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with a property's value. */
final class ValueCheck {

    private static final Pattern RTSP = Pattern.compile("rtsps?://[^\\s\"'\\\\]+");
    private static final Pattern PLACE =
            Pattern.compile("(^|[^a-z])(dir|path|file|folder|cache_dir)", Pattern.CASE_INSENSITIVE);
    private static final String FILE = "file://";
    private static final Pattern CAMERA = Pattern.compile("/dev/video[0-9]{1,3}");

    /** Elements whose relative locations are names in the catalogue. */
    private static final Set<String> CATALOGUED = Set.of("filesrc", "multifilesrc");

    private final Roots roots;
    private final RealPaths paths;

    ValueCheck(Roots roots, RealPaths paths) {
        this.roots = roots;
        this.paths = paths;
    }

    Optional<String> problem(String element, Words.Property property, ValueRule rule) {
        String value = property.value();
        return switch (rule) {
            case ValueRule.Any any -> Optional.empty();
            case ValueRule.Plain plain -> problem(value.indexOf('/') < 0, "it must have no slash");
            case ValueRule.Tuning tuning ->
                problem(
                        value.indexOf('/') < 0 && !PLACE.matcher(value).find(),
                        "it must have no slash and name no folder and no file");
            case ValueRule.Listed listed -> isPath(value) ? outside(value, roots.input()) : Optional.empty();
            case ValueRule.Uri uri -> uri(value);
            case ValueRule.Rtsp rtsp -> problem(RTSP.matcher(value).matches(), "it must begin with rtsp://");
            case ValueRule.Camera camera ->
                problem(CAMERA.matcher(value).matches(), "it must be a device such as /dev/video0");
            case ValueRule.OneOf one -> problem(one.values().contains(value), "only " + one.values() + " is allowed");
            case ValueRule.Read read -> {
                boolean name = CATALOGUED.contains(element) && value.indexOf('/') < 0;
                yield name ? Optional.empty() : outside(value, roots.input());
            }
            case ValueRule.Write write -> value.equals("/dev/null") ? Optional.empty() : outside(value, roots.output());
        };
    }

    /** Labels of models may have slashes in them; what is not found under its name fails later. */
    private static boolean isPath(String value) {
        return value.startsWith("/") || ("/" + value + "/").contains("/../");
    }

    private Optional<String> uri(String value) {
        if (RTSP.matcher(value).matches()) {
            return Optional.empty();
        }
        Optional<String> path =
                value.startsWith(FILE) ? FileUri.path(value.substring(FILE.length())) : Optional.empty();
        return path.isPresent()
                ? outside(path.get(), roots.input())
                : problem(false, "it must begin with file:/// or rtsp://");
    }

    /** Behind a link, {@code ..} leads elsewhere than its text says, so it is not followed at all. */
    private Optional<String> outside(String path, List<String> folders) {
        boolean inside = path.startsWith("/")
                && !("/" + path + "/").contains("/../")
                && paths.real(PathText.normalise(path))
                        .filter(real -> below(real, folders))
                        .isPresent()
                && !(isPattern(path) && paths.hasLinks(PathText.directory(PathText.normalise(path))));
        return problem(inside, "it must lie below one of " + folders + ", without '..' and without links to elsewhere");
    }

    /** The names that a pattern stands for are not known yet, so none of its neighbours may be a link. */
    private static boolean isPattern(String path) {
        return path.indexOf('%') >= 0;
    }

    /** Tells whether a value is the name of a video in the catalogue. */
    static boolean isVideoName(String element, String key, String value) {
        return CATALOGUED.contains(element) && key.equals("location") && value.indexOf('/') < 0;
    }

    private static boolean below(String path, List<String> folders) {
        return folders.stream().anyMatch(folder -> PathText.isBelow(folder, path));
    }

    private static Optional<String> problem(boolean allowed, String problem) {
        return allowed ? Optional.empty() : Optional.of(problem);
    }
}
