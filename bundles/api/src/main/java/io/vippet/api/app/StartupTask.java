package io.vippet.api.app;

/**
 * Work that must be done before the server is ready. Tasks run one after another in ascending order of the service
 * property {@link #ORDER}; one that throws ends initialisation in {@link AppStatus#SHUTDOWN}.
 */
public interface StartupTask {

    /** Service property, an integer: videos 100, pipelines 300, models 400; tasks without it run last. */
    String ORDER = "vippet.startup.order";

    /** What the task does, as a present participle for people: "Scanning videos". */
    String activity();

    /**
     * Does the work.
     *
     * @throws Exception when the server cannot become ready; its message is shown to the user
     */
    void run() throws Exception;
}
