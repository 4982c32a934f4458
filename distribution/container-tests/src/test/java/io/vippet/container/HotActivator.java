package io.vippet.container;

import java.util.Hashtable;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers the resource as {@code @JakartarsResource} would. */
@NullUnmarked
public final class HotActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        context.registerService(
                HotResource.class, new HotResource(), new Hashtable<>(Map.of("osgi.jakartars.resource", true)));
    }

    @Override
    public void stop(BundleContext context) {}
}
