package io.vippet.deploy.internal;

/** Goes into a test bundle. */
public final class FailingComponent {

    public FailingComponent() {
        throw new IllegalStateException("card not found");
    }
}
