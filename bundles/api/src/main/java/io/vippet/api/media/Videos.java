package io.vippet.api.media;

import java.util.List;

/** Inventory of videos; implemented by the bundle {@code videos}. */
public interface Videos {

    /** All videos, shipped ones first, each group by name. */
    List<Video> list();

    /** Tells whether an input video of this name exists; path parts of the name are ignored. */
    boolean exists(String filename);
}
