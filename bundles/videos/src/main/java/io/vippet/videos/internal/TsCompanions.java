package io.vippet.videos.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.Runner;
import io.vippet.api.runner.RunnerException;
import io.vippet.graph.lookup.TsConversion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the transport-stream copies that runs of limited time play in a loop, when a run first asks for one. */
@Component
public final class TsCompanions implements TsConversion {

    private static final Logger log = LoggerFactory.getLogger(TsCompanions.class);

    private final Path logs;
    private final VideoInventory inventory;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Runner runner;

    @Activate
    public TsCompanions(@Reference Settings settings, @Reference VideoInventory inventory) {
        this(settings.path(Place.LOGS), inventory, null);
    }

    TsCompanions(Path logs, VideoInventory inventory, @Nullable Runner runner) {
        this.logs = logs;
        this.inventory = inventory;
        this.runner = runner;
    }

    @Override
    public boolean convert(String source, String target) {
        Path to = Path.of(target);
        oneAtATime.lock();
        try {
            if (Files.isRegularFile(to)) {
                return true;
            }
            return convert(Path.of(source), to);
        } catch (IOException | RunnerException e) {
            log.error("No transport stream can be made of {}: {}", source, e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean convert(Path source, Path target) throws IOException, InterruptedException {
        Runner present = runner;
        Optional<String> codec =
                inventory.video(source.getFileName().toString()).map(video -> video.codec());
        if (present == null || codec.isEmpty()) {
            log.warn("No transport stream of {}: {}", source, present == null ? "no runner is there" : "unknown codec");
            return false;
        }
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        Optional<String> launch = TsRemux.launch(source, part, codec.get());
        if (launch.isEmpty()) {
            log.warn("No transport stream can be made of {} ({})", source, codec.get());
            return false;
        }
        Path log = Files.createDirectories(logs.resolve("conversions").resolve(VideoFile.stem(source)));
        try {
            RunRequest request = new RunRequest(launch.get(), RunRequest.Mode.NORMAL, 0, false, List.of(), true, log);
            present.start(request, new RunListener() {}).await();
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        inventory.scan();
        return true;
    }
}
