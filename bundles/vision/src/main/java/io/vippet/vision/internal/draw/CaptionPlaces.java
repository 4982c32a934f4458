package io.vippet.vision.internal.draw;

import java.util.ArrayList;
import java.util.List;

/** Finds room for captions of one frame: above the box, below it, or inside, wherever no other caption is. */
final class CaptionPlaces {
    private final int width;
    private final int height;
    private final List<Place> taken = new ArrayList<>();

    /** Upper left corner and size of a caption in pixels. */
    record Place(int left, int top, int width, int height) {
        boolean meets(Place o) {
            return left < o.left + o.width && o.left < left + width && top < o.top + o.height && o.top < top + height;
        }
    }

    CaptionPlaces(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** A place for a caption of the box whose left edge and rows are given; the last resort overlaps. */
    Place find(int left, int top, int bottom, int w, int h) {
        int x = Math.max(0, Math.min(left, width - w));
        int[] rows = {top - h, bottom, top, bottom - h, top - 2 * h};
        Place resort = new Place(x, Math.max(0, top - h), w, h);
        for (int y : rows) {
            Place place = new Place(x, y, w, h);
            if (y >= 0 && y + h <= height && taken.stream().noneMatch(place::meets)) {
                taken.add(place);
                return place;
            }
        }
        taken.add(resort);
        return resort;
    }
}
