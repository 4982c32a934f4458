package io.vippet.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Kills a server at random moments, while it starts and under load, and checks after every restart that nothing
 * it had acknowledged is lost and that no child outlived it. An interrupted drill is taken up where it stood.
 */
final class CrashBench {

    private static final double SHARE_WHILE_STARTING = 0.2;
    private static final int STARTING_MILLIS = 2000;
    private static final int LOAD_MILLIS = 3000;
    private static final long CHILD_PATIENCE_MILLIS = 10_000;

    private final PrintStream out;
    private final Path distribution;
    private final Path setUpHome;
    private final List<String> faults = new ArrayList<>();
    private int underLoad;
    private double slowestChild;

    CrashBench(PrintStream out, Path distribution, Path setUpHome) {
        this.out = out;
        this.distribution = distribution;
        this.setUpHome = setUpHome;
    }

    /**
     * Kills until the number is reached, earlier parts of this drill counted.
     *
     * @throws CliException when something was lost
     */
    void run(int kills) throws IOException, InterruptedException {
        var directory = setUpHome.resolve("bench/crash");
        var ledgerFile = directory.resolve("ledger.jsonl");
        boolean resumed = Files.exists(ledgerFile);
        var home = resumed
                ? new ScratchHome(directory.resolve("home"))
                : ScratchHome.create(Files.createDirectories(directory.resolve("home")), setUpHome);
        var ledger = CrashLedger.open(ledgerFile);
        long seed = System.nanoTime();
        out.printf(
                "%s; seed %d, home %s%n",
                resumed ? "Goes on after " + ledger.kills() + " kills" : "A new drill", seed, home.path());
        var random = new SplittableRandom(seed);
        while (ledger.kills() < kills && faults.isEmpty()) {
            cycle(home, ledger, random);
            if (ledger.kills() % 5 == 0 || ledger.kills() == kills) {
                out.printf(
                        "%d kills: %d jobs and %d pipelines acknowledged%n",
                        ledger.kills(), ledger.jobs().size(), ledger.pipelines().size());
            }
        }
        try (var last = start(home)) {
            last.await("/status", "ready");
            faults.addAll(new CrashAudit(Server.at(last.address()), ledger).faults());
        }
        report(ledger);
        Files.delete(ledgerFile);
        home.delete();
    }

    private ScratchServer start(ScratchHome home) throws IOException {
        return ScratchServer.on(home, distribution, Map.of("VIPPET_JOBS_KEEP", "1000000"));
    }

    private void cycle(ScratchHome home, CrashLedger ledger, SplittableRandom random)
            throws IOException, InterruptedException {
        var server = start(home);
        if (random.nextDouble() < SHARE_WHILE_STARTING) {
            Thread.sleep(random.nextInt(STARTING_MILLIS));
            server.kill();
        } else {
            server.await("/status", "ready");
            var client = Server.at(server.address());
            faults.addAll(new CrashAudit(client, ledger).faults());
            try (var load = new CrashLoad(client, ledger, random)) {
                Thread.sleep(random.nextInt(LOAD_MILLIS));
                server.kill();
            }
            underLoad++;
        }
        ledger.killed();
        awaitNoChildren(home.path());
    }

    private void awaitNoChildren(Path home) throws InterruptedException {
        long killed = System.nanoTime();
        List<Long> left = children(home);
        while (!left.isEmpty() && System.nanoTime() - killed < CHILD_PATIENCE_MILLIS * 1_000_000) {
            Thread.sleep(10);
            left = children(home);
        }
        slowestChild = Math.max(slowestChild, (System.nanoTime() - killed) / 1e6);
        left.forEach(pid -> faults.add("Process " + pid + " outlived the server by 10 s."));
    }

    /** Processes that were started with this home in their environment. */
    private static List<Long> children(Path home) {
        var mark = "VIPPET_HOME=" + home + "\0";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> environment(pid).contains(mark))
                .toList();
    }

    private static String environment(long pid) {
        try {
            return Files.readString(
                            Path.of("/proc", Long.toString(pid), "environ"),
                            java.nio.charset.StandardCharsets.ISO_8859_1)
                    + "\0";
        } catch (IOException e) {
            return ""; // gone, or not ours
        }
    }

    private void report(CrashLedger ledger) {
        faults.stream().limit(20).forEach(out::println);
        out.printf(
                "RESULT crash kills=%d under_load=%d jobs=%d pipelines=%d faults=%d children_gone_ms=%.0f%n",
                ledger.kills(),
                underLoad,
                ledger.jobs().size(),
                ledger.pipelines().size(),
                faults.size(),
                slowestChild);
        if (!faults.isEmpty()) {
            throw new CliException("Something was lost; the server's home and log are kept below "
                    + setUpHome.resolve("bench/crash") + ". Delete that directory to begin anew.");
        }
    }
}
