package io.vippet.graph.lookup;

import java.util.List;

/** The models that graphs can name. */
public interface ModelCatalog {

    /** Returns every entry in catalogue order, whether installed or not. */
    List<ModelEntry> models();
}
