package io.vippet.deploy.internal;

import io.vippet.api.app.JarCheck;
import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.app.StartupTask;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the load folder. Bundles that it has installed stay when it stops, so that a restart of this bundle disturbs
 * nobody.
 */
@Component(
        service = {Deployments.class, StartupTask.class},
        immediate = true,
        property = StartupTask.ORDER + ":Integer=70")
public final class HotDeployer implements Deployments, StartupTask {

    private static final Logger LOG = LoggerFactory.getLogger(HotDeployer.class);
    private static final long PAUSE_MILLIS = 200;
    /** A jar that is still being copied does not hold the server's start up for longer. */
    private static final long PATIENCE_SECONDS = 5;

    private static final long STOP_MILLIS = 2_000;

    private final LoadedFiles files;
    private final ServiceTracker<JarCheck, JarCheck> checks;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    @Activate
    public HotDeployer(
            BundleContext context, @Reference Settings settings, @Reference ServiceComponentRuntime components)
            throws IOException {
        Bundle system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        int startLevel = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
        checks = new ServiceTracker<>(context, JarCheck.class, null);
        checks.open();
        files = new LoadedFiles(
                new LoadFolder(settings.path(Place.LOAD)),
                new KeptCopies(settings.path(Place.CACHE).resolve("deploy")),
                new BundleHost(system.getBundleContext(), startLevel),
                new StartCheck(components, new MissingRequirements(system)),
                () -> List.of(checks.getServices(new JarCheck[0])));
        thread = Thread.ofPlatform().daemon().name("deploy").start(this::watch);
    }

    /** Not by an interrupt: the thread may be in the code of a bundle that starts. */
    @Deactivate
    void stop() throws InterruptedException {
        stopping.countDown();
        thread.join(STOP_MILLIS);
        checks.close();
    }

    private void watch() {
        String trouble = "";
        do {
            try {
                if (files.scan()) {
                    settled.countDown();
                }
                trouble = "";
            } catch (IOException | RuntimeException e) {
                if (!trouble.equals(e.toString())) {
                    trouble = e.toString();
                    LOG.error("The load folder cannot be read", e);
                }
            }
        } while (!stopsWithinPause());
    }

    private boolean stopsWithinPause() {
        try {
            return stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public List<Deployment> deployments() {
        return files.deployments();
    }

    @Override
    public String activity() {
        return "Deploying what lies in the load folder";
    }

    @Override
    public void run() throws InterruptedException {
        if (!settled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A file in the load folder is still being written; the server does not wait for it any longer");
        }
    }
}
