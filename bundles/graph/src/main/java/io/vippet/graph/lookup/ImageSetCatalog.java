package io.vippet.graph.lookup;

import java.util.Optional;

/** The uploaded image sets. */
public interface ImageSetCatalog {

    /** Returns the set of this name, if its folder holds readable metadata. Never called with a path. */
    Optional<ImageSet> imageSet(String name);
}
