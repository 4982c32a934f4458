package io.vippet.graph.internal.reference;

import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Data;
import io.vippet.graph.internal.text.PathText;
import io.vippet.graph.lookup.FileLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Paths of files in one folder as file names, and back. Names that lead out of the folder are refused. */
public final class FolderReferences {

    private final Set<String> types;
    private final List<String> keys;
    private final String folder;
    private final FileLookup files;
    private final GraphErrorKind notFound;

    private FolderReferences(
            Set<String> types, List<String> keys, String folder, FileLookup files, GraphErrorKind notFound) {
        this.types = types;
        this.keys = keys;
        this.folder = folder;
        this.files = files;
        this.notFound = notFound;
    }

    public static FolderReferences labels(String folder, FileLookup files) {
        return new FolderReferences(
                Set.of("gvadetect", "gvaclassify"),
                List.of("labels", "labels-file"),
                folder,
                files,
                GraphErrorKind.LABELS_NOT_FOUND);
    }

    static FolderReferences scripts(String folder, FileLookup files) {
        return new FolderReferences(
                Set.of("gvapython"), List.of("module"), folder, files, GraphErrorKind.SCRIPT_NOT_FOUND);
    }

    /** Returns the path of a file in the folder, if there is one. */
    public Optional<String> path(String name) {
        String path = PathText.join(folder, name);
        return PathText.isBelow(folder, path) && files.isFile(path) ? Optional.of(path) : Optional.empty();
    }

    Node toName(Node node) {
        if (!types.contains(node.type())) {
            return node;
        }
        Node result = node;
        for (String key : keys) {
            String path = node.data().get(key);
            if (path != null && !path.isEmpty()) {
                result = Data.of(result).put(key, PathText.fileName(path)).on(result);
            }
        }
        return result;
    }

    Node toPath(Node node) {
        if (!types.contains(node.type())) {
            return node;
        }
        Node result = node;
        for (String key : keys) {
            String name = node.data().get(key);
            if (name != null) {
                String path = path(name)
                        .orElseThrow(() -> new GraphException(
                                notFound,
                                Map.of("name", name, "type", node.type()),
                                "There is no file '" + name + "' in " + folder + " for property '" + key
                                        + "' of element '" + node.type() + "'."));
                result = Data.of(result).put(key, path).on(result);
            }
        }
        return result;
    }
}
