package io.vippet.model.archive.internal;

import io.vippet.model.archive.internal.ArchiveException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Fetches a file from a web server that the site allows.
 *
 * @param allowed host names in lower case; redirects, too, lead to these only
 */
record WebTransfer(URI address, Set<String> allowed) implements Transfer {

    /** The setting that lists the hosts, separated by commas. */
    static final String SETTING = "VIPPET_DOWNLOAD_HOSTS";

    private static final int MAX_REDIRECTS = 5;

    @Override
    public Path fetch(Archive archive, Path work, LongConsumer bytes) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(30))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            URI next = address;
            for (int i = 0; i <= MAX_REDIRECTS; i++) {
                check(next);
                HttpRequest request = HttpRequest.newBuilder(next)
                        .timeout(Duration.ofMinutes(60))
                        .build();
                HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    if (response.statusCode() == 200) {
                        return save(body, archive, work, bytes);
                    }
                    next = redirect(next, response);
                }
            }
        }
        throw new ArchiveException(Kind.CLIENT_FAILED, shown(address) + " redirects too often.");
    }

    private void check(URI target) throws ArchiveException {
        String host = String.valueOf(target.getHost()).toLowerCase(Locale.ROOT);
        if (!"https".equals(target.getScheme()) || !allowed.contains(host)) {
            throw new ArchiveException(
                    Kind.ORIGIN,
                    "%s is not fetched: add %s to %s to allow that host.".formatted(shown(target), host, SETTING));
        }
    }

    private static URI redirect(URI from, HttpResponse<?> response) throws ArchiveException {
        String location = response.headers().firstValue("Location").orElse("");
        if (response.statusCode() / 100 != 3 || location.isEmpty()) {
            throw new ArchiveException(
                    Kind.CLIENT_FAILED, "%s answers with status %d.".formatted(shown(from), response.statusCode()));
        }
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(Kind.CLIENT_FAILED, shown(from) + " redirects to something that is no address.");
        }
    }

    private static Path save(InputStream body, Archive archive, Path work, LongConsumer bytes) throws IOException {
        Path file = work.resolve("archive");
        long total = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                total += n;
                if (total > archive.limit()) {
                    throw new ArchiveException(Kind.TOO_LARGE, archive.title() + " is larger than the catalogue says.");
                }
                out.write(buffer, 0, n);
                bytes.accept(total);
            }
        }
        return file;
    }

    /** An address without what may be secret in it. */
    private static String shown(URI address) {
        return address.getScheme() + "://" + address.getHost() + address.getPath();
    }
}
