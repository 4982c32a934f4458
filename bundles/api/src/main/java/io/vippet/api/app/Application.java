package io.vippet.api.app;

/** State of the application; implemented by the bundle {@code app}. */
public interface Application {

    /** Returns the current state; never blocks. */
    StatusResponse status();
}
