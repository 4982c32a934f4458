package io.vippet.api.model;

import java.util.List;
import java.util.Optional;

/** Catalogue and inventory of models; implemented by the bundle {@code models}. */
public interface Models {

    /** All models that the catalogue knows, in catalogue order. */
    List<Model> list();

    Optional<Model> find(String name);
}
