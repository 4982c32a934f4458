package io.vippet.launcher;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Goes into a test bundle: says when it is started and stopped. */
public final class TalkingBundle implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        System.out.println("second started");
    }

    @Override
    public void stop(BundleContext context) {
        System.out.println("second stopped");
    }
}
