package io.vippet.pack;

import java.util.List;

/**
 * The contents of one pack. An object of this type is an OSGi service for as long as its bundle is active.
 *
 * @param name symbolic name, for people to recognise it
 * @param order where packs compete for an id, the smaller number was here first
 * @param pipelines in ascending order of file name
 * @param templates in ascending order of file name
 * @param models in ascending order of file name
 * @param videos in ascending order of file name
 * @param labels label files
 */
public record Pack(
        String name,
        long order,
        List<PipelineDefinition> pipelines,
        List<PipelineDefinition> templates,
        List<PackModel> models,
        List<PackVideo> videos,
        List<PackResource> labels) {

    public Pack {
        pipelines = List.copyOf(pipelines);
        templates = List.copyOf(templates);
        models = List.copyOf(models);
        videos = List.copyOf(videos);
        labels = List.copyOf(labels);
    }
}
