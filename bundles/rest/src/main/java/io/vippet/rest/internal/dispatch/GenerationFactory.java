package io.vippet.rest.internal.dispatch;

import io.vippet.rest.internal.wire.BoundParameters;
import io.vippet.rest.internal.wire.ConditionalGets;
import io.vippet.rest.internal.wire.EndOfBody;
import io.vippet.rest.internal.wire.ErrorAnswers;
import io.vippet.rest.internal.wire.JsonProvider;
import io.vippet.rest.internal.wire.RequestBinding;
import io.vippet.rest.internal.wire.RoutingRules;
import io.vippet.rest.internal.wire.SuccessStatus;
import io.vippet.rest.internal.wire.Uploads;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.innate.inject.InternalBinder;
import org.glassfish.jersey.jetty.JettyHttpContainer;
import org.glassfish.jersey.jetty.JettyHttpContainerProvider;
import org.glassfish.jersey.media.sse.SseFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.ModelValidationException;
import org.glassfish.jersey.server.model.ResourceModelIssue;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds generations. A resource that the framework refuses is left out and reported; the others are served. */
final class GenerationFactory {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationFactory.class);

    private final Server server;
    private final Uploads uploads;
    private final Consumer<Generation> drained;

    GenerationFactory(Server server, Uploads uploads, Consumer<Generation> drained) {
        this.server = server;
        this.uploads = uploads;
        this.drained = drained;
        FrameworkLog.calm();
        findRuntimeDelegate();
    }

    /**
     * Builds a generation.
     *
     * @param parts resources and extensions, oldest first
     */
    Generation build(Collection<Object> parts) {
        try {
            return tryBuild(parts);
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("The framework refuses the resources together; trying one by one", e);
            return tryBuild(acceptable(parts));
        }
    }

    private List<Object> acceptable(Collection<Object> parts) {
        List<Object> accepted = new ArrayList<>();
        for (Object part : parts) {
            accepted.add(part);
            try {
                tryBuild(accepted).close();
            } catch (RuntimeException | LinkageError e) {
                accepted.removeLast();
                LOG.error("{} is not served: {}", part.getClass().getName(), reason(e));
            }
        }
        return accepted;
    }

    private static String reason(Throwable refusal) {
        return refusal instanceof ModelValidationException invalid
                ? invalid.getIssues().stream()
                        .map(ResourceModelIssue::getMessage)
                        .collect(Collectors.joining("; "))
                : String.valueOf(refusal.getMessage());
    }

    private Generation tryBuild(Collection<Object> parts) {
        Set<Object> withdrawn = Generation.identitySet();
        JettyHttpContainer application =
                new JettyHttpContainerProvider().createContainer(JettyHttpContainer.class, config(parts, withdrawn));
        application.setServer(server);
        try {
            application.start();
        } catch (Exception e) {
            throw new IllegalStateException("The application does not start", e);
        }
        return new Generation(application, parts, withdrawn, drained);
    }

    private ResourceConfig config(Collection<Object> parts, Set<Object> withdrawn) {
        JsonProvider json = new JsonProvider();
        ResourceConfig config = new ResourceConfig()
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .register(RoutingRules.class)
                .register(RequestBinding.class)
                .register(ErrorAnswers.class)
                .register(SuccessStatus.class)
                .register(EndOfBody.class)
                .register(AbortedWrites.class)
                .register(SseFeature.class)
                .register(json)
                .register(new ConditionalGets(json))
                .register(new WithdrawnResources(withdrawn))
                .register(new InternalBinder() {
                    @Override
                    protected void configure() {
                        bind(uploads).to(Uploads.class);
                        bind(BoundParameters.class).to(ValueParamProvider.class).in(Singleton.class);
                    }
                });
        parts.forEach(config::register);
        return config;
    }

    /** Lets the API find its implementation once; it looks with the context class loader only. */
    private static void findRuntimeDelegate() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ResourceConfig.class.getClassLoader());
        try {
            RuntimeDelegate.getInstance();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
