package io.vippet.api.store;

import java.util.List;

/** Brings the tables of a bundle to the version that its code expects; implemented by the bundle {@code store}. */
public interface Migrations {

    /**
     * Runs the steps that have not been run yet, each in a transaction of its own. Steps are never changed or removed
     * once released, only added at the end.
     *
     * @param owner name of the bundle, for instance {@code jobs}
     * @param steps SQL, one or several statements each, separated by {@code ;} at the end of a line
     * @throws StoreException when a step fails, was changed, or is missing because a newer version wrote the database
     */
    void apply(String owner, List<String> steps);
}
