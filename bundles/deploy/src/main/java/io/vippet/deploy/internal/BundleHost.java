package io.vippet.deploy.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The framework as far as installing bundles goes. */
final class BundleHost {

    private static final Logger LOG = LoggerFactory.getLogger(BundleHost.class);

    /** Location of a bundle that came from the load folder; the file's name follows. */
    private static final String LOCATION = "hot:";

    private static final long REFRESH_SECONDS = 30;

    private final BundleContext system;
    private final int startLevel;

    /**
     * @param system context of the system bundle: what it installs and listens to outlives the caller's own bundle
     * @param startLevel of the bundles to be installed
     */
    BundleHost(BundleContext system, int startLevel) {
        this.system = system;
        this.startLevel = startLevel;
    }

    /** Lists the files for which a bundle is installed. */
    Stream<String> files() {
        return Arrays.stream(system.getBundles())
                .map(Bundle::getLocation)
                .filter(location -> location.startsWith(LOCATION))
                .map(location -> location.substring(LOCATION.length()));
    }

    Optional<Bundle> bundle(String file) {
        return Optional.ofNullable(system.getBundle(LOCATION + file));
    }

    /** Finds the bundle that has a symbolic name, the one of {@code file} left out. */
    Optional<Bundle> owner(String symbolicName, String file) {
        return Arrays.stream(system.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .filter(bundle -> !bundle.getLocation().equals(LOCATION + file))
                .findFirst();
    }

    /** The file that a bundle came from; empty when it belongs to the distribution. */
    static Optional<String> file(Bundle bundle) {
        String location = bundle.getLocation();
        return location.startsWith(LOCATION) ? Optional.of(location.substring(LOCATION.length())) : Optional.empty();
    }

    /** Whether a bundle has been started; one with a lazy activation policy may be waiting for its first class. */
    static boolean runs(Bundle bundle) {
        return bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING;
    }

    /** Installs a content or puts it in place of the one before; the bundle is stopped afterwards. */
    Bundle put(String file, Path content) throws IOException, BundleException {
        Optional<Bundle> present = bundle(file);
        try (InputStream bytes = Files.newInputStream(content)) {
            if (present.isEmpty()) {
                Bundle bundle = system.installBundle(LOCATION + file, bytes);
                bundle.adapt(BundleStartLevel.class).setStartLevel(startLevel);
                return bundle;
            }
            present.get().stop();
            present.get().update(bytes);
        }
        refresh(present.get());
        return present.get();
    }

    void uninstall(Bundle bundle) throws BundleException {
        bundle.uninstall();
        refresh(bundle);
    }

    /** Rewires whatever used the earlier content of a bundle; without this its classes would stay in use. */
    private void refresh(Bundle bundle) {
        CountDownLatch done = new CountDownLatch(1);
        system.getBundle().adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        try {
            if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Packages of {} are not refreshed after {} s", bundle.getSymbolicName(), REFRESH_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
