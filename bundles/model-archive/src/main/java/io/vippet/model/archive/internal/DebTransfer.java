package io.vippet.model.archive.internal;

import io.vippet.model.archive.internal.ArchiveException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Fetches Debian packages with {@code apt-get download}, which installs nothing. Distributions drop old versions, so the
 * current one is taken when the wanted one is gone; the digests of the files inside decide.
 */
record DebTransfer(Clients clients, Origin.Package wanted) implements Transfer {

    @Override
    public Path fetch(Archive archive, Path work, LongConsumer bytes) throws IOException, InterruptedException {
        Path apt = clients.find("apt-get")
                .orElseThrow(() -> new ArchiveException(
                        Kind.CLIENT_MISSING,
                        "apt-get is not installed, and %s comes as a Debian package only.".formatted(wanted.name())));
        Path out = Files.createDirectories(work.resolve("out"));
        List<String> attempts = List.of(wanted.name() + "=" + wanted.version(), wanted.name());
        try {
            return fetchFirst(apt, attempts, archive, out, bytes);
        } catch (ArchiveException e) {
            if (e.kind() != Kind.CLIENT_FAILED || !"root".equals(System.getProperty("user.name"))) {
                throw e.kind() != Kind.CLIENT_FAILED ? e : explained(e);
            }
        }
        // A fresh machine has no package lists yet.
        run(List.of(apt.toString(), "-qq", "update"), archive, out, ignored -> {});
        try {
            return fetchFirst(apt, attempts, archive, out, bytes);
        } catch (ArchiveException e) {
            throw e.kind() == Kind.CLIENT_FAILED ? explained(e) : e;
        }
    }

    private Path fetchFirst(Path apt, List<String> attempts, Archive archive, Path out, LongConsumer bytes)
            throws IOException, InterruptedException {
        ArchiveException last = null;
        for (String attempt : attempts) {
            try {
                run(List.of(apt.toString(), "-q", "download", attempt), archive, out, bytes);
                return Fetched.only(out, archive);
            } catch (ArchiveException e) {
                if (e.kind() != Kind.CLIENT_FAILED) {
                    throw e;
                }
                last = last == null ? e : last;
            }
        }
        throw java.util.Objects.requireNonNull(last);
    }

    private void run(List<String> command, Archive archive, Path out, LongConsumer bytes)
            throws IOException, InterruptedException {
        clients.run(command, out, Map.of("LC_ALL", "C.UTF-8")).await(out, archive.limit(), bytes);
    }

    private static ArchiveException explained(ArchiveException e) {
        return new ArchiveException(
                e.kind(), e.getMessage() + " (Are the package lists there? 'apt-get update' as root fetches them.)");
    }
}
