package io.vippet.deploy.internal;

import io.vippet.api.app.JarCheck;
import io.vippet.deploy.internal.FileDeployer.Attempt;
import io.vippet.deploy.internal.LoadFolder.Stamp;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the framework hold what the load folder holds, look by look. Scans come from one thread. */
final class LoadedFiles implements Deployments {

    private static final Logger LOG = LoggerFactory.getLogger(LoadedFiles.class);

    private final LoadFolder folder;
    private final KeptCopies copies;
    private final BundleHost host;
    private final FileDeployer deployer;

    /** Contents that were tried, whatever came of it. */
    private final Map<String, Stamp> tried = new HashMap<>();
    /** Files that may go better once other bundles have come or gone. */
    private final Set<String> waiting = new TreeSet<>();

    private final ConcurrentSkipListMap<String, Deployment> deployments = new ConcurrentSkipListMap<>();

    LoadedFiles(
            LoadFolder folder,
            KeptCopies copies,
            BundleHost host,
            StartCheck check,
            Supplier<List<JarCheck>> contentChecks) {
        this.folder = folder;
        this.copies = copies;
        this.host = host;
        deployer = new FileDeployer(folder, copies, host, check, contentChecks);
    }

    @Override
    public List<Deployment> deployments() {
        return List.copyOf(deployments.values());
    }

    /**
     * Looks at the folder once and does what follows.
     *
     * @return whether nothing was being written at the time
     */
    boolean scan() throws IOException {
        LoadFolder.Look look = folder.look();
        Map<String, Deployment> before = Map.copyOf(deployments);
        boolean progress = removeAllBut(look.jars().keySet());
        Set<String> news = news(look);
        for (String file : sorted(news)) {
            tried.put(file, look.jars().get(file));
            progress |= take(file);
        }
        if (progress) {
            settle();
        }
        tell(before, news);
        return look.settled();
    }

    private boolean removeAllBut(Set<String> present) throws IOException {
        Set<String> gone = new TreeSet<>(deployments.keySet());
        host.files().forEach(gone::add);
        gone.removeAll(present);
        for (String file : gone) {
            tried.remove(file);
            waiting.remove(file);
            deployments.remove(file);
            host.bundle(file).ifPresent(bundle -> uninstall(file, bundle));
        }
        copies.retain(present);
        return !gone.isEmpty();
    }

    private void uninstall(String file, Bundle bundle) {
        try {
            host.uninstall(bundle);
            LOG.info("load/{} is gone, and {} with it", file, bundle.getSymbolicName());
        } catch (BundleException e) {
            LOG.warn("load/{} is gone, but {} cannot be uninstalled", file, bundle.getSymbolicName(), e);
        }
    }

    private Set<String> news(LoadFolder.Look look) {
        Set<String> news = new TreeSet<>();
        look.stable().forEach((file, stamp) -> {
            if (!stamp.equals(tried.get(file))) {
                news.add(file);
            }
        });
        return news;
    }

    /** Whoever ran before goes first: of two files with one symbolic name it stays the owner. */
    private List<String> sorted(Set<String> files) {
        return files.stream()
                .sorted(Comparator.comparing((String file) -> copies.of(file).isEmpty()))
                .toList();
    }

    /** Returns whether the file's bundle runs now. */
    private boolean take(String file) {
        Optional<Attempt> attempt = deployer.take(file);
        attempt.ifPresent(result -> record(file, result));
        return attempt.isPresent() && attempt.get().deployment().outcome() == Outcome.ACTIVE;
    }

    private void record(String file, Attempt attempt) {
        deployments.put(file, attempt.deployment());
        if (attempt.waiting()) {
            waiting.add(file);
        } else {
            waiting.remove(file);
        }
    }

    /** Lets those that wait try again as long as that helps one of them. */
    private void settle() {
        boolean progress = true;
        while (progress) {
            restartUnresolved();
            progress = false;
            for (String file : List.copyOf(waiting)) {
                progress |= take(file);
            }
        }
    }

    private void restartUnresolved() {
        for (Deployment deployment : deployments()) {
            if (deployment.outcome() == Outcome.ACTIVE) {
                host.bundle(deployment.file())
                        .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                        .ifPresent(bundle -> record(deployment.file(), deployer.restart(deployment.file(), bundle)));
            }
        }
    }

    private void tell(Map<String, Deployment> before, Set<String> news) {
        for (Deployment deployment : deployments()) {
            if (news.contains(deployment.file()) || !deployment.equals(before.get(deployment.file()))) {
                tell(deployment);
            }
        }
    }

    private static void tell(Deployment deployment) {
        if (deployment.message() != null) {
            LOG.warn("{}", deployment.message());
        } else {
            LOG.info("load/{} runs: {} {}", deployment.file(), deployment.symbolicName(), deployment.version());
        }
    }
}
