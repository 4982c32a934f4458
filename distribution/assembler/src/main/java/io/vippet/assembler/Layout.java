package io.vippet.assembler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A folder whose jars are exactly those asked for; other files in it are left alone. */
record Layout(Path root) {

    /**
     * Copies what is new or changed and deletes jars that are no longer wanted.
     *
     * @param files place below the root to source
     */
    void write(SortedMap<Path, Path> files) throws IOException {
        Files.createDirectories(root);
        try (Stream<Path> present = Files.walk(root)) {
            for (Path jar :
                    present.filter(path -> path.toString().endsWith(".jar")).toList()) {
                if (!files.containsKey(root.relativize(jar))) {
                    Files.delete(jar);
                }
            }
        }
        for (var entry : files.entrySet()) {
            Path target = root.resolve(entry.getKey());
            if (!Files.exists(target) || Files.mismatch(target, entry.getValue()) != -1) {
                Files.createDirectories(target.getParent());
                Files.copy(entry.getValue(), target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Writes a properties file without the date that {@link java.util.Properties} would add. */
    void write(Path place, SortedMap<String, String> properties) throws IOException {
        var lines = properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .toList();
        Files.createDirectories(root.resolve(place).getParent());
        Files.write(root.resolve(place), lines);
    }
}
