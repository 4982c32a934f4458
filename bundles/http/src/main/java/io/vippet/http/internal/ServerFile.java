package io.vippet.http.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The file {@code run/server.json} that tells scripts which process serves where. */
@Component(service = ServerFile.class, immediate = true)
public final class ServerFile {

    private final Path file;

    @Activate
    public ServerFile(@Reference Settings settings, @Reference HttpServer server) throws IOException {
        file = settings.path(Place.RUN).resolve("server.json");
        if (server.port() > 0) {
            write(server);
        }
    }

    private void write(HttpServer server) throws IOException {
        Path draft = file.resolveSibling("server.json.new");
        Files.writeString(
                draft,
                "{\"pid\":" + ProcessHandle.current().pid() + ",\"port\":" + server.port() + ",\"url\":"
                        + Replies.quote(server.url()) + "}\n");
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Deactivate
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
