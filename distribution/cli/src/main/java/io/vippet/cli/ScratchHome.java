package io.vippet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/** A home for a server of a benchmark; what set-up has fetched is linked in. */
record ScratchHome(Path path) {

    private static final List<String> SHARED = List.of("openvino", "models", "videos/input/auto", "cache/aot");
    /** Written by every server; a foreign change would make this one look at its plug-ins anew. */
    private static final String REGISTRY = "cache/gst-registry";

    /** Makes a directory such a home. */
    static ScratchHome create(Path path, Path setUpHome) throws IOException {
        for (var shared : SHARED) {
            if (Files.exists(setUpHome.resolve(shared))) {
                Files.createDirectories(path.resolve(shared).getParent());
                Files.createSymbolicLink(path.resolve(shared), setUpHome.resolve(shared));
            }
        }
        copyRegistry(setUpHome.resolve(REGISTRY), path.resolve(REGISTRY));
        return new ScratchHome(path);
    }

    private static void copyRegistry(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectories(to);
            try (var files = Files.list(from)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Removes it, not what is linked in. */
    void delete() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
