package io.vippet.api.pipeline;

import java.util.List;
import java.util.Optional;

/** Registry of pipelines and templates; implemented by the bundle {@code pipelines}. Snapshots are immutable. */
public interface Pipelines {

    /** Predefined pipelines in file order, then user-created ones in creation order. */
    List<Pipeline> list();

    Optional<Pipeline> find(String id);

    /** Templates in file order. */
    List<Pipeline> templates();

    Optional<Pipeline> template(String id);
}
