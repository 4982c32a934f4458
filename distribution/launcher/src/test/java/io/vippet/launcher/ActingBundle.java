package io.vippet.launcher;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;

/** Goes into a test bundle: does what the framework property {@code test.action} says. */
public final class ActingBundle implements BundleActivator {

    @Override
    public void start(BundleContext context) throws InvalidSyntaxException {
        Runnable giveUp = context.getServiceReferences(Runnable.class, "(vippet.launcher=give-up)").stream()
                .findFirst()
                .map(context::getService)
                .orElseThrow();
        switch (context.getProperty("test.action")) {
            case "give-up-at-start" -> giveUp.run();
            case "give-up-later" -> whenStarted(context, giveUp);
            default -> whenStarted(context, () -> stop(context.getBundle(0)));
        }
    }

    private static void whenStarted(BundleContext context, Runnable action) {
        context.addFrameworkListener(event -> {
            if (event.getType() == FrameworkEvent.STARTED) {
                action.run();
            }
        });
    }

    private static void stop(org.osgi.framework.Bundle bundle) {
        try {
            bundle.stop();
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop(BundleContext context) {}
}
