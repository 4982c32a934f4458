package io.vippet.launcher;

import java.io.IOException;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The server process. Exit codes: 0 stopped from inside, 1 the framework does not start or a bundle gave up, 2 wrong
 * arguments, 3 the home is in use by another server; 143 after SIGTERM, as is usual.
 */
public final class Main {

    static final int FAILED = 1;

    private Main() {}

    /** Runs until the framework stops. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        Options options;
        try {
            options = Options.parse(arguments, System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println("vippet-server: " + e.getMessage());
            return 2;
        }
        if (options.help()) {
            System.out.println(Options.USAGE);
            return 0;
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Logger log = LoggerFactory.getLogger(Main.class);
        try (HomeLock lock = HomeLock.take(options.home())) {
            return serve(options, lock, log);
        } catch (HomeInUseException e) {
            log.error("{}", e.getMessage());
            return 3;
        } catch (IOException | BundleException e) {
            log.error("The server does not start: {}", e.toString(), e);
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static int serve(Options options, HomeLock lock, Logger log)
            throws IOException, BundleException, InterruptedException {
        Distribution distribution = Distribution.locate();
        Server server = new Server(FrameworkSettings.of(options, lock.home(), distribution));
        // Runs on SIGTERM and SIGINT; a stop from inside comes here too, when there is nothing left to do.
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "shutdown"));
        int failures = server.start(distribution);
        if (failures > 0) {
            log.error("{} of the shipped bundles did not start; the server goes on without them.", failures);
        }
        return server.awaitStop() ? 0 : FAILED;
    }
}
