package io.vippet.gstreamer;

import java.util.List;
import java.util.Optional;

/**
 * A copy of one {@code GstVideoRegionOfInterestMeta}: an area of the picture, in pixels, with parameters. Elements that
 * convert or scale keep the area but drop the parameters, so Java elements also carry an {@link Attachment}.
 *
 * @param type label of what is there
 * @param id number of the region in its buffer; unique within the buffer
 * @param parentId id of the region that holds this one, -1 without
 * @param params {@code detection} first, then one structure per classification
 */
public record RegionOfInterest(
        String type, int id, int parentId, int x, int y, int width, int height, List<Structure> params) {

    public RegionOfInterest {
        params = List.copyOf(params);
    }

    /** The first parameter of that name. */
    public Optional<Structure> param(String name) {
        return params.stream().filter(p -> p.name().equals(name)).findFirst();
    }
}
