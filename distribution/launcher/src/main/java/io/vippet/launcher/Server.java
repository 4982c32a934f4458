package io.vippet.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running framework. It holds a service of type {@link Runnable} with the property {@code vippet.launcher=give-up}
 * for bundles without which the server is of no use: once they have logged why they cannot work, they end the process
 * with it.
 */
final class Server {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final long STOP_MILLIS = 20_000;

    private final Framework framework;
    private volatile boolean givenUp;

    Server(Map<String, Object> settings) {
        // The factory takes objects beside texts, for instance the framework's logger; its signature predates generics.
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, String> raw = (Map) settings;
        framework = new FrameworkFactory().newFramework(raw);
    }

    /**
     * Installs all bundles of the distribution where they lie, and starts level after level.
     *
     * @return how many bundles could not be started
     */
    int start(Distribution distribution) throws IOException, BundleException {
        framework.init();
        framework
                .getBundleContext()
                .registerService(Runnable.class, this::giveUp, new Hashtable<>(Map.of("vippet.launcher", "give-up")));
        List<Bundle> bundles = new ArrayList<>();
        for (Distribution.Entry entry : distribution.bundles()) {
            bundles.add(install(framework.getBundleContext(), entry));
        }
        for (Bundle bundle : bundles) {
            if (!isFragment(bundle)) {
                // Only marks it: the start level is 0 until the framework starts.
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
        framework.start();
        return failures(bundles);
    }

    private static Bundle install(BundleContext context, Distribution.Entry entry) throws BundleException {
        // "reference:" leaves the jar where it is; nothing is copied, so that the first start is as fast as any other.
        Bundle bundle = context.installBundle("reference:" + entry.jar().toUri());
        bundle.adapt(BundleStartLevel.class).setStartLevel(entry.startLevel());
        return bundle;
    }

    private static int failures(List<Bundle> bundles) {
        int failures = 0;
        for (Bundle bundle : bundles) {
            if (!isFragment(bundle) && bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING) {
                failures++;
                LOG.error("{}: {}", bundle.getSymbolicName(), reason(bundle));
            }
        }
        return failures;
    }

    /** Starts a bundle once more, only to hear why it cannot. */
    private static String reason(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return "started late";
        } catch (BundleException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    private void giveUp() {
        if (framework.getState() != Bundle.ACTIVE) {
            // The framework would start all the rest before it stops, and the sentence in the log would be lost in
            // theirs.
            Runtime.getRuntime().halt(Main.FAILED);
        }
        givenUp = true;
        try {
            framework.stop();
        } catch (BundleException e) {
            LOG.error("The framework does not stop", e);
        }
    }

    /**
     * Waits until the framework has been stopped.
     *
     * @return false when a bundle gave up
     */
    boolean awaitStop() throws InterruptedException {
        framework.waitForStop(0);
        return !givenUp;
    }

    /** Stops the bundles in the reverse order of their start; returns when they have stopped, after 20 s at the latest. */
    void stop() {
        try {
            framework.stop();
            if (framework.waitForStop(STOP_MILLIS).getType() == org.osgi.framework.FrameworkEvent.WAIT_TIMEDOUT) {
                LOG.warn("The bundles did not stop within {} s.", STOP_MILLIS / 1000);
            }
        } catch (BundleException e) {
            LOG.warn("The framework does not stop: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
