package io.vippet.pack.internal;

import io.vippet.pack.Pack;
import io.vippet.pack.PackException;
import io.vippet.pack.PackFiles;
import io.vippet.pack.PackHeaders;
import io.vippet.pack.PackReader;
import java.util.Dictionary;
import java.util.Hashtable;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns each active bundle with a pack header into a {@link Pack} service, and takes it back when the bundle goes. */
@Component(
        service = {},
        immediate = true)
public final class PackExtender implements BundleTrackerCustomizer<PackExtender.@Nullable Tracked> {

    private static final Logger log = LoggerFactory.getLogger(PackExtender.class);

    /** A pack that was looked at; without a registration it is refused until its bundle changes. */
    record Tracked(@Nullable ServiceRegistration<Pack> registration) {}

    private final BundleContext context;
    private final BundleTracker<PackExtender.@Nullable Tracked> tracker;

    @Activate
    public PackExtender(BundleContext context) {
        this.context = context;
        tracker = new BundleTracker<>(context, Bundle.ACTIVE | Bundle.STARTING, this);
        tracker.open();
    }

    @Deactivate
    public void close() {
        tracker.close();
    }

    @Override
    public @Nullable Tracked addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        PackFiles files = new BundlePackFiles(bundle);
        if (!PackHeaders.isPack(files)) {
            return null;
        }
        try {
            Pack pack = PackReader.read(files, bundle.getBundleId());
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put("vippet.pack", pack.name());
            return new Tracked(context.registerService(Pack.class, pack, properties));
        } catch (PackException e) {
            log.error("Pack {} {} is refused: {}", files.name(), bundle.getVersion(), e.getMessage());
            return new Tracked(null);
        }
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, @Nullable Tracked tracked) {}

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, @Nullable Tracked tracked) {
        if (tracked != null && tracked.registration != null) {
            tracked.registration.unregister();
        }
    }
}
