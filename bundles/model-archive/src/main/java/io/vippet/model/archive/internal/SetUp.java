package io.vippet.model.archive.internal;

import io.vippet.api.model.ArchiveFile;
import io.vippet.pack.ModelPlace;
import io.vippet.pack.Pack;
import io.vippet.pack.PackModel;
import io.vippet.pack.PackResource;
import io.vippet.pack.PackVideo;
import io.vippet.pack.VerifiedFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Fills a home with the runtime, the default models and the clips of packs. What is there already costs no time. */
public final class SetUp {

    private final HomePlaces places;
    private final List<Pack> packs;
    private final Clients clients;
    private final ArchiveFetcher fetcher;
    private final PrintStream out;
    private final boolean terminal;
    private final VerifiedFiles verified = new VerifiedFiles();
    private final List<String> failures = new ArrayList<>();

    /** Prepares the work for a home directory. */
    public SetUp(Path home, List<Pack> packs, Map<String, String> environment, PrintStream out, boolean terminal) {
        this(HomePlaces.of(home, environment), packs, Clients.ofMachine(), environment, out, terminal);
    }

    SetUp(
            HomePlaces places,
            List<Pack> packs,
            Clients clients,
            Map<String, String> environment,
            PrintStream out,
            boolean terminal) {
        this.places = places;
        this.packs = packs;
        this.clients = clients;
        this.out = out;
        this.terminal = terminal;
        fetcher = new ArchiveFetcher(
                places.downloads(), clients, ArchiveSource.hosts(environment.getOrDefault(WebTransfer.SETTING, "")));
    }

    /** One thing to do; the consumer hears of bytes. */
    @FunctionalInterface
    private interface Step {
        void run(LongConsumer bytes) throws IOException, InterruptedException;
    }

    /**
     * Fetches what is missing and goes on after a failure, so that one run says everything that is wrong.
     *
     * @param runtime the inference runtime, which is fetched with the rest
     * @return the failures, one sentence each
     */
    List<String> run(Runtime runtime) throws InterruptedException {
        if (!runtime.installed(places.openvino())) {
            step(runtime.archive().title(), runtime.archive().bytes(), "unpacked", bytes -> {
                runtime.install(fetcher, places.openvino(), bytes);
            });
        }
        for (Map.Entry<Archive, Map<Path, ArchiveFile>> group :
                ArchiveFetcher.byArchive(missing()).entrySet()) {
            Archive archive = group.getKey();
            String outcome =
                    group.getValue().size() == 1 ? "1 file" : group.getValue().size() + " files";
            step(archive.title(), archive.bytes(), outcome, bytes -> fetcher.obtain(archive, group.getValue(), bytes));
        }
        for (Pack pack : packs) {
            for (PackVideo video : pack.videos()) {
                convert(video);
            }
            for (PackModel model : pack.models()) {
                writeModelProcs(model);
            }
        }
        return List.copyOf(failures);
    }

    /** Runs everything with the runtime that this bundle describes. */
    public List<String> run() throws IOException, InterruptedException {
        return run(Runtime.shipped());
    }

    private Map<Path, ArchiveFile> missing() {
        Map<Path, ArchiveFile> missing = new LinkedHashMap<>();
        for (Pack pack : packs) {
            for (PackModel model : pack.models()) {
                for (PackModel.Precision precision : model.precisions()) {
                    if (model.isDefault()) {
                        missing.putAll(
                                ModelPlace.of(places.models(), model, precision).missing(verified));
                    }
                }
            }
            for (PackVideo video : pack.videos()) {
                Path target = fetched(video);
                boolean there = verified.holds(target, video.file().sha256())
                        || (video.convert() != null && Files.isRegularFile(clip(video)));
                if (!there) {
                    missing.put(target, video.file());
                }
            }
        }
        return missing;
    }

    private Path clip(PackVideo video) {
        return places.videos().resolve(video.name());
    }

    /** Where the file of the archive goes: into place, or aside when the clip is made from it. */
    private Path fetched(PackVideo video) {
        return video.convert() == null ? clip(video) : places.downloads().resolve(video.name() + ".original");
    }

    private void convert(PackVideo video) throws InterruptedException {
        Path original = fetched(video);
        String convert = video.convert();
        if (convert != null && !Files.isRegularFile(clip(video)) && Files.isRegularFile(original)) {
            step(video.name(), -1, "converted", bytes -> {
                PackResource overlay = video.overlay();
                new Conversion(clients, convert, overlay == null ? null : overlay.content())
                        .run(original, clip(video), bytes);
                Files.deleteIfExists(original);
            });
        }
        String loop = video.loop();
        Path stream = clip(video).resolveSibling(video.name().replaceFirst("\\.[^.]*$", "") + ".ts");
        if (loop != null && Files.isRegularFile(clip(video)) && !Files.isRegularFile(stream)) {
            step(stream.getFileName().toString(), -1, "made from " + video.name(), bytes -> {
                new Conversion(clients, loop, null).run(clip(video), stream, bytes);
            });
        }
    }

    private void writeModelProcs(PackModel model) {
        for (PackModel.Precision precision : model.precisions()) {
            ModelPlace place = ModelPlace.of(places.models(), model, precision);
            if (Files.isRegularFile(place.modelFile())) {
                try {
                    place.writeModelProc();
                } catch (IOException e) {
                    failures.add("The model-proc file of " + model.name() + " cannot be written: " + e.getMessage());
                }
            }
        }
    }

    private void step(String title, long total, String outcome, Step step) throws InterruptedException {
        ProgressLine line = new ProgressLine(out, terminal, title, total);
        long start = System.nanoTime();
        try {
            step.run(line::bytes);
            line.end("%s (%.1f s)".formatted(outcome, (System.nanoTime() - start) / 1e9));
        } catch (IOException e) {
            line.end("failed");
            failures.add(title + ": " + e.getMessage());
        }
    }
}
