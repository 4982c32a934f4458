package io.vippet.openapi.internal;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.Application;
import io.vippet.api.rest.ServedOperations;
import io.vippet.api.rest.ServedOperations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The document of what is served now, written anew when that has changed; it holds no class of another bundle. */
@Component(service = CurrentDocument.class)
public final class CurrentDocument {

    private record Written(@Nullable ServedOperations source, long revision, Reply reply) {}

    /** A start takes a second or two; nobody shall wait for ever. */
    private static final long MOST_MILLIS = 10_000;

    private static final long POLL_MILLIS = 10;

    private final Application application;
    private volatile @Nullable ServedOperations served;
    private volatile @Nullable Written written;

    /** Creates the document. */
    @Activate
    public CurrentDocument(@Reference Application application) {
        this.application = application;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindServed(ServedOperations service) {
        served = service;
    }

    void unbindServed(ServedOperations service) {
        if (served == service) {
            served = null;
        }
    }

    /** Waits until all bundles have been started: half a document would be taken for the whole. */
    Reply get() {
        awaitStart();
        ServedOperations source = served;
        long revision = source == null ? 0 : source.revision();
        Written last = written;
        if (last != null && last.source == source && last.revision == revision) {
            return last.reply;
        }
        List<Operation> operations = new ArrayList<>(ServerOperations.list());
        if (source != null) {
            operations.addAll(source.list());
        }
        byte[] json = OpenApiDocument.of(operations).toString().getBytes(StandardCharsets.UTF_8);
        Reply reply = Reply.of("application/json", json);
        written = new Written(source, revision, reply);
        return reply;
    }

    private void awaitStart() {
        long end = System.nanoTime() + MOST_MILLIS * 1_000_000;
        try {
            while (application.status().status() == AppStatus.STARTING && System.nanoTime() < end) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
