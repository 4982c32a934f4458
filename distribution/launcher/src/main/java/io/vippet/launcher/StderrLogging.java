package io.vippet.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;

/**
 * Logging without a configuration file: time, level, logger and message to standard error, levels from the environment.
 * A file would need a directory on the class path, which an AOT cache refuses.
 */
public final class StderrLogging extends ContextAwareBase implements Configurator {

    private final Map<String, String> environment;

    /** Called by the logging library. */
    public StderrLogging() {
        this(System.getenv());
    }

    StderrLogging(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger - %msg%n");
        encoder.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        context.getLogger("ROOT").addAppender(console);
        setLevels(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private void setLevels(LoggerContext context) {
        Level app = level("APP_LOG_LEVEL", Level.INFO);
        Level web = level("WEB_SERVER_LOG_LEVEL", Level.WARN);
        context.getLogger("ROOT").setLevel(Level.WARN);
        context.getLogger("io.vippet").setLevel(app);
        context.getLogger("io.vippet.runner").setLevel(level("RUNNER_LOG_LEVEL", app));
        context.getLogger("org.eclipse.jetty").setLevel(web);
        context.getLogger("org.glassfish.jersey").setLevel(web);
        // Claims of every resource instance that it implements nothing; wrong, and once per resource and generation.
        context.getLogger("org.glassfish.jersey.internal.inject.Providers").setLevel(Level.ERROR);
    }

    private Level level(String variable, Level otherwise) {
        String name = environment.getOrDefault(variable, "").strip();
        // Python's names, which existing deployments use.
        return switch (name.toUpperCase(java.util.Locale.ROOT)) {
            case "WARNING" -> Level.WARN;
            case "CRITICAL" -> Level.ERROR;
            case "NOTSET" -> Level.ALL;
            default -> Level.toLevel(name, otherwise);
        };
    }
}
