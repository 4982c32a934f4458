package io.vippet.pack;

import io.vippet.pack.PackException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads everything that a pack carries. Nothing of a pack is used when any of it is wrong. */
public final class PackReader {

    private final PackFiles files;

    private PackReader(PackFiles files) {
        this.files = files;
    }

    /**
     * Reads a pack.
     *
     * @param order see {@link Pack#order()}
     * @throws PackException naming the file and what is wrong with it
     */
    public static Pack read(PackFiles files, long order) throws PackException {
        PackReader reader = new PackReader(files);
        return new Pack(
                files.name(),
                order,
                reader.definitions(PackHeaders.PIPELINES, true),
                reader.definitions(PackHeaders.TEMPLATES, false),
                reader.models(),
                reader.videos(),
                reader.labels());
    }

    private List<PipelineDefinition> definitions(PackHeaders header, boolean thumbnails) throws PackException {
        List<PipelineDefinition> definitions = new ArrayList<>();
        for (String path : header.paths(files)) {
            Map<?, ?> yaml = Yaml.mapping(path, bytes(path));
            DefinitionFile file = new DefinitionFile(new Fields(path, "", yaml));
            definitions.add(file.read(
                    PackHeaders.fileName(path),
                    thumbnails ? relative -> Thumbnails.dataUri(files, path, relative) : r -> null));
        }
        return definitions;
    }

    private List<PackModel> models() throws PackException {
        List<PackModel> models = new ArrayList<>();
        for (String path : PackHeaders.MODELS.paths(files)) {
            models.add(CatalogueFile.model(new Fields(path, "", Yaml.mapping(path, bytes(path))), this::resource));
        }
        return models;
    }

    private List<PackVideo> videos() throws PackException {
        List<PackVideo> videos = new ArrayList<>();
        for (String path : PackHeaders.VIDEOS.paths(files)) {
            videos.add(CatalogueFile.video(new Fields(path, "", Yaml.mapping(path, bytes(path))), this::resource));
        }
        return videos;
    }

    private List<PackResource> labels() throws PackException {
        List<PackResource> labels = new ArrayList<>();
        for (String path : PackHeaders.LABELS.paths(files)) {
            labels.add(resource(path));
        }
        return labels;
    }

    private PackResource resource(String path) throws PackException {
        return new PackResource(PackHeaders.fileName(path), bytes(path));
    }

    private byte[] bytes(String path) throws PackException {
        try {
            byte[] content = files.read(path);
            if (content == null) {
                throw new PackException(Kind.FILE, "The pack has no file '%s'.".formatted(path));
            }
            return content;
        } catch (IOException e) {
            throw new PackException(Kind.FILE, "The file '%s' cannot be read: %s".formatted(path, e.getMessage()));
        }
    }
}
