package io.vippet.http.internal;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.Application;
import io.vippet.api.app.StatusResponse;
import io.vippet.http.HandlerWhiteboard;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server. It answers as soon as this component exists, whatever else is missing. */
@Component(service = HttpServer.class, immediate = true)
public final class HttpServer {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final long STOP_MILLIS = 2_000;

    private final Server server;
    private final Connectors connectors;
    private final Router router = new Router();

    private volatile @Nullable Application application;
    private volatile AppStatus withoutApplication = AppStatus.STARTING;

    /**
     * Opens the public connector.
     *
     * @param giveUp ends the process, offered by the launcher: a server that cannot be reached is of no use
     */
    @Activate
    public HttpServer(
            BundleContext context,
            @Reference(target = "(vippet.launcher=give-up)", cardinality = ReferenceCardinality.OPTIONAL) @Nullable
                    Runnable giveUp)
            throws Exception {
        this(context::getProperty, System::getenv, giveUp != null ? giveUp : () -> stopFramework(context));
    }

    /** Opens the public connector; what is in the way is logged, and {@code giveUp} called. */
    HttpServer(UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> environment, Runnable giveUp)
            throws Exception {
        HttpOptions options = HttpOptions.DEFAULT;
        String obstacle = "";
        try {
            options = HttpOptions.read(properties, environment);
        } catch (IllegalArgumentException e) {
            obstacle = String.valueOf(e.getMessage());
        }
        this(options);
        try {
            if (obstacle.isEmpty()) {
                connectors.openPublic();
            }
        } catch (IOException e) {
            obstacle = String.valueOf(e.getMessage());
        }
        if (!obstacle.isEmpty()) {
            // Not thrown: the component runtime would bury the sentence under two stack traces.
            LOG.error("{}", obstacle);
            giveUp.run();
        }
    }

    /** The connectors are still closed. */
    HttpServer(HttpOptions options) {
        server = server(options);
        connectors = new Connectors(server, options);
    }

    void open() throws Exception {
        connectors.openPublic();
    }

    private Server server(HttpOptions options) {
        QueuedThreadPool threads = new QueuedThreadPool(32, 2);
        threads.setName("http");
        Executor virtual = VirtualThreads.getNamedVirtualThreadsExecutor("http-");
        threads.setVirtualThreadsExecutor(virtual);
        Server result = new Server(threads);
        result.setStopTimeout(STOP_MILLIS);
        result.setErrorHandler(Replies::error);
        result.setDynamic(false); // otherwise Jetty does not believe that the gate never waits
        result.setHandler(new Gate(virtual, router, options.origins(), options.token(), this::status));
        return result;
    }

    private static void stopFramework(BundleContext context) {
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
        } catch (BundleException e) {
            LOG.error("The framework does not stop", e);
        }
    }

    @Deactivate
    void stop() throws Exception {
        server.stop();
    }

    /** Port of the public connector, negative when it is closed. */
    int port() {
        return connectors.publicPort();
    }

    /** Port of the admin connector, negative while it is closed. */
    int adminPort() {
        return connectors.adminPort();
    }

    /** Address of the public connector for a client on this machine. */
    String url() {
        return connectors.publicUrl();
    }

    @Reference(
            target = "(" + HandlerWhiteboard.PATH + "=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addHandler(Handler handler, ServiceReference<Handler> service) {
        try {
            handler.setServer(server);
            handler.start();
        } catch (Exception e) {
            LOG.error("Handler for {} does not start", service.getProperty(HandlerWhiteboard.PATH), e);
            return;
        }
        router.add(handler, service);
        updateAdmin();
    }

    void removeHandler(ServiceReference<Handler> service) {
        router.remove(service);
        updateAdmin();
    }

    private void updateAdmin() {
        connectors.admin(router.serves(HandlerWhiteboard.ADMIN));
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindApplication(Application service) {
        application = service;
        withoutApplication = AppStatus.SHUTDOWN; // once seen, its absence means that the server goes down
    }

    void unbindApplication(Application service) {
        if (application == service) {
            application = null;
        }
    }

    private StatusResponse status() {
        Application current = application;
        return current != null ? current.status() : new StatusResponse(withoutApplication, null, false);
    }
}
