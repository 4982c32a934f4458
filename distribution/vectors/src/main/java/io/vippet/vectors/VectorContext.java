package io.vippet.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.vippet.graph.Visibility;
import io.vippet.graph.command.RunSettings;
import io.vippet.graph.lookup.CameraCatalog;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Host;
import io.vippet.graph.lookup.ImageSet;
import io.vippet.graph.lookup.Locations;
import io.vippet.graph.lookup.ModelEntry;
import io.vippet.graph.lookup.NetworkCamera;
import io.vippet.graph.lookup.UsbCamera;
import io.vippet.graph.lookup.VideoEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What exists while a case runs, made anew for each case because conversions add files. */
final class VectorContext {

    private static final String LABELS = "/home/dlstreamer/dlstreamer/samples/labels";
    private static final String SCRIPTS = "/scripts";

    private final JsonNode content;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, VideoEntry> videos = new HashMap<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> elements = new HashSet<>();

    /**
     * Creates a context.
     *
     * @param overrides variables that replace those of the context
     */
    VectorContext(JsonNode content, JsonNode overrides) {
        this.content = content;
        for (JsonNode variables : List.of(content.path("env"), overrides)) {
            variables
                    .properties()
                    .forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
        }
        for (JsonNode video : content.path("videos")) {
            String name = video.get("filename").asText();
            String path = video.get("path").asText();
            videos.put(name, new VideoEntry(name, path, video.path("codec").asText("")));
            files.add(path);
        }
        content.path("files").forEach(f -> files.add(f.asText()));
        content.path("labels").forEach(f -> files.add(LABELS + "/" + f.asText()));
        content.path("scripts").forEach(f -> files.add(SCRIPTS + "/" + f.asText()));
        content.path("gst_elements").forEach(f -> elements.add(f.asText()));
    }

    Catalog catalog() {
        List<ModelEntry> models = models();
        return new Catalog(
                () -> models,
                name -> Optional.ofNullable(videos.get(name)),
                this::imageSet,
                this::isFile,
                new Locations(
                        variable("LABELS_PATH", LABELS),
                        variable("SCRIPTS_PATH", SCRIPTS),
                        variable("UPLOADED_IMAGES_DIR", "/images/input/uploaded"),
                        variable("AUTO_VIDEO_DIR", "/videos/input/auto")));
    }

    String modelsFolder() {
        return variable("MODELS_PATH", "/models/output");
    }

    private String variable(String name, String otherwise) {
        return environment.getOrDefault(name, otherwise);
    }

    Host host() {
        return new Host(elements::contains, cameras(), this::convert);
    }

    RunSettings settings() {
        return new RunSettings(
                "/videos/output",
                "/metadata",
                variable("LIVE_STREAM_SERVER_HOST", "mediamtx"),
                Integer.parseInt(variable("LIVE_STREAM_SERVER_PORT", "8554")),
                Integer.parseInt(variable("RTSPSRC_DEFAULT_LATENCY_MS", "100")));
    }

    Visibility visibility() {
        return Visibility.of(
                variable("SIMPLE_VIEW_VISIBLE_ELEMENTS", Visibility.DEFAULT_VISIBLE),
                variable("SIMPLE_VIEW_INVISIBLE_ELEMENTS", Visibility.DEFAULT_INVISIBLE));
    }

    /** Follows {@code .} and {@code ..} as a file system would, through folders that exist. */
    private boolean isFile(String path) {
        String at = "";
        for (String segment : path.split("/", -1)) {
            if (!at.isEmpty() && !isFolder(at)) {
                return false;
            }
            if (segment.equals("..")) {
                at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                at = at + "/" + segment;
            }
        }
        return files.contains(at) && path.startsWith("/");
    }

    private boolean isFolder(String path) {
        return path.equals(LABELS)
                || path.equals(SCRIPTS)
                || files.stream().anyMatch(file -> file.startsWith(path + "/"));
    }

    private boolean convert(String source, String target) {
        boolean readable = files.contains(source) || videos.containsKey(source.substring(source.lastIndexOf('/') + 1));
        return content.path("ts_conversion").asText("").equals("ok") && readable && files.add(target);
    }

    private List<ModelEntry> models() {
        List<ModelEntry> models = new ArrayList<>();
        for (JsonNode model : content.path("models")) {
            models.add(new ModelEntry(
                    model.get("display_name").asText(),
                    model.get("type").asText(),
                    model.get("model_path_full").asText(),
                    text(model.get("model_proc_full")),
                    text(model.get("unsupported_devices")),
                    model.get("installed").asBoolean()));
        }
        return models;
    }

    private Optional<ImageSet> imageSet(String name) {
        for (JsonNode set : content.path("image_sets")) {
            if (set.get("name").asText().equals(name) && !set.path("no_sidecar").asBoolean()) {
                return Optional.of(new ImageSet(
                        name,
                        set.get("image_count").asInt(),
                        set.get("extension").asText()));
            }
        }
        return Optional.empty();
    }

    private CameraCatalog cameras() {
        Map<String, UsbCamera> usb = new HashMap<>();
        for (JsonNode camera : content.path("usb_cameras")) {
            String path = camera.get("device_path").asText();
            usb.put(path, new UsbCamera(path, capture(camera.path("best_capture"))));
        }
        List<NetworkCamera> network = new ArrayList<>();
        content.path("network_cameras").forEach(camera -> network.add(networkCamera(camera)));
        return new CameraCatalog() {
            @Override
            public Optional<UsbCamera> usbCamera(String devicePath) {
                return Optional.ofNullable(usb.get(devicePath));
            }

            @Override
            public List<NetworkCamera> networkCameras() {
                return network;
            }
        };
    }

    private static UsbCamera.@Nullable Capture capture(JsonNode capture) {
        return capture.isObject()
                ? new UsbCamera.Capture(
                        capture.get("fourcc").asText(),
                        capture.get("width").asInt(),
                        capture.get("height").asInt(),
                        capture.get("fps").asDouble())
                : null;
    }

    private static NetworkCamera networkCamera(JsonNode camera) {
        List<NetworkCamera.Profile> profiles = new ArrayList<>();
        NetworkCamera.Profile best = null;
        for (JsonNode profile : camera.path("profiles")) {
            NetworkCamera.Profile entry =
                    new NetworkCamera.Profile(profile.get("rtsp_url").asText(), text(profile.get("encoding")));
            profiles.add(entry);
            if (profile.get("name").asText().equals(text(camera.get("best_profile")))) {
                best = entry;
            }
        }
        return new NetworkCamera(text(camera.get("username")), text(camera.get("password")), best, profiles);
    }

    static @Nullable String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value.asText();
    }
}
