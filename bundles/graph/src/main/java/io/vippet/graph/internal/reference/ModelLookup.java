package io.vippet.graph.internal.reference;

import io.vippet.graph.internal.text.Blanks;
import io.vippet.graph.internal.text.PathText;
import io.vippet.graph.lookup.ModelCatalog;
import io.vippet.graph.lookup.ModelEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds catalogue entries by path, label and device. */
public final class ModelLookup {

    private final List<ModelEntry> models;

    public ModelLookup(ModelCatalog catalog) {
        this.models = catalog.models();
    }

    /**
     * Finds the entry that a path means. Folders above the last one do not matter, so that texts from other machines
     * keep working.
     *
     * @param modelProc path of the model-proc file, or null
     */
    public Optional<ModelEntry> byPath(String path, @Nullable String modelProc, boolean installedOnly) {
        String wanted = PathText.normalise(path);
        List<ModelEntry> candidates =
                models.stream().filter(m -> !installedOnly || m.installed()).toList();
        Optional<ModelEntry> genai = candidates.stream()
                .filter(m ->
                        m.type().equals("genai") && PathText.normalise(m.path()).equals(wanted))
                .findFirst();
        if (genai.isPresent()) {
            return genai;
        }
        String file = PathText.baseName(wanted);
        List<ModelEntry> named = candidates.stream()
                .filter(m ->
                        m.path().endsWith(file) && PathText.fileName(m.path()).equals(file))
                .toList();
        return choose(sameFolder(named, PathText.parentName(wanted)), modelProc);
    }

    /** Finds the first installed entry with exactly this label. */
    public Optional<ModelEntry> installed(String label) {
        return models.stream()
                .filter(m -> m.installed() && m.label().equals(label))
                .findFirst();
    }

    /** Tells whether the first entry with this label runs on a device; false for unknown labels. */
    public boolean runsOn(String label, String device) {
        return models.stream()
                .filter(m -> m.label().equals(label))
                .findFirst()
                .filter(m -> !excludes(m, device))
                .isPresent();
    }

    private static boolean excludes(ModelEntry model, String device) {
        String unsupported = model.unsupportedDevices();
        if (unsupported == null || unsupported.isEmpty()) {
            return false;
        }
        String wanted = Blanks.trim(device);
        for (String name : unsupported.split(",", -1)) {
            if (Blanks.trim(name).equalsIgnoreCase(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static List<ModelEntry> sameFolder(List<ModelEntry> models, String folder) {
        if (folder.isEmpty()) {
            return models;
        }
        List<ModelEntry> same = models.stream()
                .filter(m -> PathText.parentName(m.path()).equals(folder))
                .toList();
        return same.isEmpty() ? models : same;
    }

    private static Optional<ModelEntry> choose(List<ModelEntry> models, @Nullable String modelProc) {
        if (modelProc == null || Blanks.trim(modelProc).isEmpty()) {
            return models.stream().findFirst();
        }
        String file = PathText.baseName(PathText.normalise(modelProc));
        return models.stream()
                .filter(m -> m.modelProc() != null
                        && PathText.baseName(m.modelProc()).equals(file))
                .findFirst();
    }
}
