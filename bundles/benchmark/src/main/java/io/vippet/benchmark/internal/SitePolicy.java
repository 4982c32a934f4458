package io.vippet.benchmark.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.graph.Graph;
import io.vippet.graph.policy.AllowList;
import io.vippet.graph.policy.AllowListPolicy;
import io.vippet.graph.policy.DiskPaths;
import io.vippet.graph.policy.LaunchPolicy;
import io.vippet.graph.policy.Roots;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The product's list of elements that may run, with the site's additions ({@code VIPPET_ALLOW_ELEMENTS},
 * {@code VIPPET_BROKERS}); files only below the configured places.
 */
@Component(service = LaunchPolicy.class)
public final class SitePolicy implements LaunchPolicy {

    private final LaunchPolicy policy;

    /**
     * Reads the site's additions.
     *
     * @throws IllegalArgumentException naming the entry that is malformed
     */
    @Activate
    public SitePolicy(@Reference Settings settings) {
        AllowList list = AllowList.standard()
                .withBrokers(settings.text(AllowList.BROKERS).orElse(""))
                .with(settings.text(AllowList.SETTING).orElse(""));
        Roots roots = new Roots(
                real(
                        settings,
                        Place.AUTO_VIDEOS,
                        Place.UPLOADED_VIDEOS,
                        Place.UPLOADED_IMAGES,
                        Place.MODELS,
                        Place.LABELS),
                real(settings, Place.OUTPUT_VIDEOS, Place.METADATA));
        policy = new AllowListPolicy(list, roots, new DiskPaths());
    }

    @Override
    public void check(Graph graph, Use use) {
        policy.check(graph, use);
    }

    @Override
    public Graph quoted(Graph resolved) {
        return policy.quoted(resolved);
    }

    /** Roots are compared with paths whose links have been followed. */
    private static List<String> real(Settings settings, Place... places) {
        DiskPaths disk = new DiskPaths();
        return Stream.of(places)
                .map(place -> settings.path(place).toString())
                .map(path -> disk.real(path).orElse(path))
                .toList();
    }
}
