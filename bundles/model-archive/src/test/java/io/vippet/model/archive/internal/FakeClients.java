package io.vippet.model.archive.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Programs that stand in for the registries' clients: each copies an archive made by the test, writes down how it was
 * called, or misbehaves.
 */
record FakeClients(Path root) {

    static FakeClients in(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("bin"));
        return new FakeClients(directory);
    }

    Clients clients() {
        return clients(Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    Clients clients(Duration most, Duration silence) {
        return new Clients(root.resolve("bin") + ":/usr/bin:/bin", most, silence);
    }

    ArchiveFetcher fetcher() {
        return new ArchiveFetcher(root.resolve("downloads"), clients(), java.util.Set.of());
    }

    /** Installs a program; its arguments go to {@code <name>.calls}, one call a line. */
    FakeClients program(String name, String script) throws IOException {
        Path file = root.resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\necho \"$@\" >> '%s'\n%s\n".formatted(calls(name), script));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return this;
    }

    /** A pip that lays an archive into the directory after {@code --dest}. */
    FakeClients pip(Path archive) throws IOException {
        return program(
                "pip3",
                "while [ $# -gt 0 ]; do [ \"$1\" != --dest ] || dest=$2; shift; done\ncp '%s' \"$dest\""
                        .formatted(archive));
    }

    Path calls(String name) {
        return root.resolve(name + ".calls");
    }

    List<String> callsOf(String name) throws IOException {
        return Files.exists(calls(name)) ? Files.readAllLines(calls(name)) : List.of();
    }

    Path zip(String name, Map<String, String> files) throws IOException {
        Path archive = root.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive;
    }

    Path tgz(String name, Map<String, String> files) throws IOException {
        Path archive = root.resolve(name);
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    /** A real Debian package, made by the system's own tool. */
    Path deb(String name, Map<String, String> files) throws IOException, InterruptedException {
        Path tree = root.resolve(name + ".tree");
        Files.createDirectories(tree.resolve("DEBIAN"));
        Files.writeString(
                tree.resolve("DEBIAN/control"),
                "Package: clips\nVersion: 1\nArchitecture: all\nMaintainer: a <a@example.org>\nDescription: test\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.createDirectories(tree.resolve(file.getKey()).getParent());
            Files.writeString(tree.resolve(file.getKey()), file.getValue());
        }
        Path archive = root.resolve(name);
        Process process = new ProcessBuilder("dpkg-deb", "--build", tree.toString(), archive.toString())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("dpkg.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(root.resolve("dpkg.log")));
        }
        return archive;
    }
}
