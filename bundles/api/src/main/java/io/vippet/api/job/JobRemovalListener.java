package io.vippet.api.job;

/** Hears that the record of a job is about to be removed, to remove what it keeps of that job; a whiteboard service. */
@FunctionalInterface
public interface JobRemovalListener {

    /**
     * Removes what belongs to an ended job. Called again when the server was killed meanwhile.
     *
     * @param id of the job
     */
    void removed(String id);
}
