package io.vippet.api.model;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Catalogue and inventory of models; implemented by the bundle {@code models}. */
public interface Models {

    /** All models that the catalogue knows, in catalogue order. */
    List<Model> list();

    Optional<Model> find(String name);

    /**
     * Fetches what is missing of a model; returns at once when it is installed.
     *
     * @param progress receives bytes done and bytes in all (-1 when unknown) of the archive being fetched
     * @throws IllegalArgumentException when no model has this name
     * @throws IOException saying what failed and what to do
     */
    void install(String name, BiConsumer<Long, Long> progress) throws IOException;
}
