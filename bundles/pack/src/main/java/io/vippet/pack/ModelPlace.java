package io.vippet.pack;

import io.vippet.api.model.ArchiveFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where one precision of a model lies on disk: the directory {@code <name>/<precision>}.
 *
 * @param directory absolute
 */
public record ModelPlace(Path directory, PackModel.Precision precision) {

    /** Returns the place below the models directory. */
    public static ModelPlace of(Path models, PackModel model, PackModel.Precision precision) {
        return new ModelPlace(models.resolve(model.name()).resolve(precision.precision()), precision);
    }

    /** Returns the path of the file that is loaded. */
    public Path modelFile() {
        return directory.resolve(precision.modelFile());
    }

    /** Returns the path of the model-proc file, if the model has one. */
    public Optional<Path> modelProc() {
        return Optional.ofNullable(precision.modelProc()).map(resource -> directory.resolve(resource.name()));
    }

    /** Returns the files that are not there, or not what they should be, by their paths. */
    public Map<Path, ArchiveFile> missing(VerifiedFiles verified) {
        Map<Path, ArchiveFile> missing = new LinkedHashMap<>();
        precision.files().forEach((name, file) -> {
            if (!verified.holds(directory.resolve(name), file.sha256())) {
                missing.put(directory.resolve(name), file);
            }
        });
        return missing;
    }

    /**
     * Writes the model-proc file that the pack carries, unless it is there already.
     *
     * @throws IOException when it cannot be written
     */
    public void writeModelProc() throws IOException {
        PackResource resource = precision.modelProc();
        if (resource == null) {
            return;
        }
        Path target = directory.resolve(resource.name());
        if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), resource.content())) {
            return;
        }
        Files.createDirectories(directory);
        Path temporary = directory.resolve("." + resource.name() + ".part");
        Files.write(temporary, resource.content());
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
