package io.vippet.api.app;

import io.vippet.api.payload.WireName;

/** What the server as a whole is doing. */
public enum AppStatus {
    /** The process runs, initialisation has not begun. */
    @WireName("starting")
    STARTING,
    /** Startup tasks are running. */
    @WireName("initializing")
    INITIALIZING,
    /** All routes are served. */
    @WireName("ready")
    READY,
    /** Stopping, or initialisation failed. */
    @WireName("shutdown")
    SHUTDOWN
}
