package io.vippet.model.archive.internal;

import io.vippet.model.archive.internal.ArchiveException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Fetches wheels with pip. The Python version is given, so that the same wheel comes on every machine. */
record PypiTransfer(Clients clients, Origin.Package wanted) implements Transfer {

    private static final String PYTHON = "3.12";

    @Override
    public Path fetch(Archive archive, Path work, LongConsumer bytes) throws IOException, InterruptedException {
        Path out = Files.createDirectories(work.resolve("out"));
        Path temporary = Files.createDirectories(work.resolve("tmp"));
        List<String> command = new ArrayList<>(pip());
        command.addAll(List.of("download", "--no-deps", "--only-binary=:all:", "--no-cache-dir", "--no-input"));
        command.addAll(List.of("--progress-bar", "off", "--dest", out.toString(), "--python-version", PYTHON));
        command.addAll(platform(archive.file()));
        command.add(wanted.name() + "==" + wanted.version());
        Map<String, String> environment =
                Map.of("TMPDIR", temporary.toString(), "PIP_DISABLE_PIP_VERSION_CHECK", "1", "LC_ALL", "C.UTF-8");
        clients.run(command, work, environment).await(work, archive.limit(), bytes);
        return Fetched.only(out, archive);
    }

    private List<String> pip() throws ArchiveException {
        for (String program : List.of("pip3", "pip")) {
            var found = clients.find(program);
            if (found.isPresent()) {
                return List.of(found.get().toString());
            }
        }
        return clients.find("python3")
                .map(python -> List.of(python.toString(), "-m", "pip"))
                .orElseThrow(() -> new ArchiveException(
                        Kind.CLIENT_MISSING, "pip is not installed: run './vippet setup', or install python3-pip."));
    }

    /** Reads the tags off a wheel's name: name-version[-build]-python-abi-platform.whl. */
    private static List<String> platform(@Nullable String wheel) {
        String[] parts = wheel == null
                ? new String[0]
                : wheel.replaceFirst("\\.whl$", "").split("-", -1);
        if (parts.length < 5 || parts[parts.length - 1].equals("any")) {
            return List.of();
        }
        return List.of(
                "--implementation", "cp", "--abi", parts[parts.length - 2], "--platform", parts[parts.length - 1]);
    }
}
