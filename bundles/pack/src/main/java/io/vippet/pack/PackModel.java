package io.vippet.pack;

import io.vippet.api.model.ArchiveFile;
import io.vippet.api.model.ModelCategory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue entry: a model in one or more precisions.
 *
 * @param name canonical name, also the name of its directory
 * @param displayName label without precision
 * @param unsupportedDevices comma-separated device names, or null
 * @param isDefault whether set-up installs it
 * @param precisions at least one
 */
public record PackModel(
        String name,
        String displayName,
        ModelCategory category,
        @Nullable String unsupportedDevices,
        boolean isDefault,
        List<Precision> precisions) {

    public PackModel {
        precisions = List.copyOf(precisions);
    }

    /**
     * One precision. Its files lie in the directory {@code <name>/<precision>} below the models directory.
     *
     * @param precision for instance {@code FP32}
     * @param modelFile name of the file that is loaded, one of {@code files}
     * @param files where each file comes from, by the name it gets
     * @param modelProc the model-proc file, which the pack itself carries, or null
     */
    public record Precision(
            String precision,
            String modelFile,
            Map<String, ArchiveFile> files,
            @Nullable PackResource modelProc) {

        public Precision {
            files = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(files));
        }
    }
}
