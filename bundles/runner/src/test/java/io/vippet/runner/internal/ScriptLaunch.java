package io.vippet.runner.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A child that is a shell script: for faults that the real one does not have. */
final class ScriptLaunch implements ChildLaunch {

    static final String READY = """
            echo '{"type":"ready","protocol":1,"pid":1,"gstreamerVersion":"1.22.0","nativeInference":false}'
            """;

    static final String RESULT = """
            echo '{"type":"result","outcome":"%s","frames":100,"measuredSeconds":4.0,"totalFps":25.0,"perStreamFps":25.0,"streams":1}'
            """;

    final AtomicInteger starts = new AtomicInteger();
    private final Path directory;
    private final String script;

    ScriptLaunch(Path directory, String script) {
        this.directory = directory;
        this.script = script;
    }

    /** Ready, waits for the run command, then does the rest. */
    static String afterRun(String rest) {
        return READY + "read run\n" + rest;
    }

    static String result(String outcome) {
        return RESULT.formatted(outcome);
    }

    @Override
    public ProcessBuilder prepare() throws IOException {
        Path file = Files.writeString(directory.resolve("child" + starts.incrementAndGet() + ".sh"), script);
        ProcessBuilder builder = new ProcessBuilder("setsid", "sh", file.toString());
        builder.environment().put("DIRECTORY", directory.toString());
        return builder;
    }

    @Override
    public Path crashReport(long pid) {
        return directory.resolve("hs_err_" + pid + ".log");
    }
}
