package io.vippet.deploy.internal;

/** Goes into a test bundle. */
public final class QuietComponent {}
