package io.vippet.app.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.SynchronousBundleListener;

/** Tells when all bundles of the final start level have been started, and when the framework begins to stop. */
final class FrameworkPhases implements FrameworkListener, SynchronousBundleListener {

    private final BundleContext context;
    private final Runnable started;
    private final Runnable stopping;
    private final AtomicBoolean told = new AtomicBoolean();

    FrameworkPhases(BundleContext context, Runnable started, Runnable stopping) {
        this.context = context;
        this.started = started;
        this.stopping = stopping;
    }

    /** Begins to listen; calls {@code started} at once when the event has passed already. */
    void open() {
        context.addFrameworkListener(this);
        context.addBundleListener(this);
        if (context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.ACTIVE) {
            tellStarted();
        }
    }

    void close() {
        context.removeFrameworkListener(this);
        context.removeBundleListener(this);
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTED) {
            tellStarted();
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
            stopping.run();
        }
    }

    private void tellStarted() {
        if (told.compareAndSet(false, true)) {
            started.run();
        }
    }
}
