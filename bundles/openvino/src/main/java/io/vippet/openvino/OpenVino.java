package io.vippet.openvino;

import io.vippet.openvino.OpenVinoException.Kind;
import io.vippet.openvino.internal.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A loaded OpenVINO runtime. Load one per process: two copies of the native libraries in one process are not supported
 * by OpenVINO.
 */
public final class OpenVino {
    private static final int OLDEST = 2025; // element types and colour formats have other numbers before it
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(\\.\\d+)?.*", Pattern.DOTALL);

    private final NativeLibrary library;
    private final String version;

    private OpenVino(NativeLibrary library, String version) {
        this.library = library;
        this.version = version;
    }

    /**
     * Loads the runtime from a directory that holds {@code libopenvino_c.so*}, {@code libopenvino.so*}, TBB and the
     * plug-ins and front ends to be used.
     *
     * @throws OpenVinoException LIBRARY if there is none or it cannot be loaded, VERSION if it is older than 2025.0
     */
    public static OpenVino load(Path directory) {
        NativeLibrary library = NativeLibrary.load(directory);
        String version = readVersion(library);
        requireSupported(version);
        return new OpenVino(library, version);
    }

    /** Build number, for instance {@code 2026.4.1-22982-...}. */
    public String version() {
        return version;
    }

    NativeLibrary library() {
        return library;
    }

    static void requireSupported(String version) {
        Matcher m = VERSION.matcher(version);
        if (!m.matches() || Integer.parseInt(m.group(1)) < OLDEST) {
            throw new OpenVinoException(
                    Kind.VERSION, "OpenVINO " + version + " is too old or unknown; 2025.0 or later is needed");
        }
    }

    private static String readVersion(NativeLibrary library) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment v = arena.allocate(16, 8); // { build number, description }
            library.call("ov_get_openvino_version", v.address());
            String text = NativeLibrary.string(NativeLibrary.longAt(v.address()));
            library.value("ov_version_free", v.address());
            return text;
        }
    }
}
