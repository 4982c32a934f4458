package io.vippet.model.archive.internal;

import java.nio.file.Path;
import java.util.Map;

/**
 * The directories of a home that set-up fills; the same as the server's, whose settings may move some of them.
 *
 * @param videos shipped clips
 */
record HomePlaces(Path openvino, Path models, Path videos, Path downloads) {

    static HomePlaces of(Path home, Map<String, String> environment) {
        Path root = home.toAbsolutePath().normalize();
        return new HomePlaces(
                moved(environment, "VIPPET_OPENVINO", root.resolve("openvino")),
                moved(environment, "MODELS_PATH", root.resolve("models/output")),
                moved(environment, "AUTO_VIDEO_DIR", root.resolve("videos/input/auto")),
                root.resolve("cache/downloads"));
    }

    private static Path moved(Map<String, String> environment, String setting, Path otherwise) {
        String value = environment.getOrDefault(setting, "").strip();
        return value.isEmpty() ? otherwise : Path.of(value).toAbsolutePath().normalize();
    }
}
