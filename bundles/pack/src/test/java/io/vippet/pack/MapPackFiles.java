package io.vippet.pack;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** A pack in memory. */
@NullUnmarked
final class MapPackFiles implements PackFiles {

    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, byte[]> files = new HashMap<>();

    MapPackFiles header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    MapPackFiles file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    MapPackFiles file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    @Override
    public String name() {
        return "test.pack";
    }

    @Override
    public String header(String name) {
        return headers.get(name);
    }

    @Override
    public List<String> list(String directory) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(directory + "/") && path.indexOf('/', directory.length() + 1) < 0)
                .toList();
    }

    @Override
    public byte[] read(String path) {
        return files.get(path);
    }
}
