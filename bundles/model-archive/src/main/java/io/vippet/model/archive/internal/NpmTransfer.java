package io.vippet.model.archive.internal;

import io.vippet.model.archive.internal.ArchiveException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Fetches packages with {@code npm pack}, which runs nothing of them. */
record NpmTransfer(Clients clients, Origin.Package wanted) implements Transfer {

    @Override
    public Path fetch(Archive archive, Path work, LongConsumer bytes) throws IOException, InterruptedException {
        Path npm = clients.find("npm")
                .orElseThrow(() -> new ArchiveException(
                        Kind.CLIENT_MISSING,
                        "npm is not installed: run './vippet setup', or install the package npm."));
        Path out = Files.createDirectories(work.resolve("out"));
        Path temporary = Files.createDirectories(work.resolve("tmp"));
        List<String> command = List.of(
                npm.toString(),
                "pack",
                "--silent",
                "--ignore-scripts",
                "--cache",
                temporary.toString(),
                wanted.name() + "@" + wanted.version());
        Map<String, String> environment = Map.of("TMPDIR", temporary.toString(), "npm_config_update_notifier", "false");
        clients.run(command, out, environment).await(work, archive.limit(), bytes);
        return Fetched.only(out, archive);
    }
}
