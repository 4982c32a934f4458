package io.vippet.pack.internal;

import io.vippet.pack.PackFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** The files of a pack that is installed as a bundle. */
record BundlePackFiles(Bundle bundle) implements PackFiles {

    @Override
    public String name() {
        return bundle.getSymbolicName();
    }

    @Override
    public @Nullable String header(String name) {
        return bundle.getHeaders("").get(name);
    }

    @Override
    public List<String> list(String directory) {
        var paths = bundle.getEntryPaths("/" + directory);
        return paths == null
                ? List.of()
                : Collections.list(paths).stream()
                        .filter(path -> !path.endsWith("/"))
                        .toList();
    }

    @Override
    public byte @Nullable [] read(String path) throws IOException {
        URL entry = bundle.getEntry("/" + path);
        if (entry == null) {
            return null;
        }
        try (InputStream in = entry.openStream()) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IOException(path + " is larger than " + MAX_BYTES + " bytes.");
            }
            return content;
        }
    }
}
