package io.vippet.openapi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.app.AppStatus;
import io.vippet.api.app.StatusResponse;
import io.vippet.api.rest.ServedOperations;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CurrentDocumentTest {

    interface Extra {
        String extra();
    }

    private static final class Served implements ServedOperations {

        long revision;
        List<Operation> operations = List.of();
        int asked;

        @Override
        public long revision() {
            return revision;
        }

        @Override
        public List<Operation> list() {
            asked++;
            return operations;
        }
    }

    private volatile AppStatus status = AppStatus.INITIALIZING;
    private final CurrentDocument document = new CurrentDocument(() -> new StatusResponse(status, null, false));
    private final Served served = new Served();

    @Test
    void followsWhatIsServed() throws Exception {
        document.bindServed(served);
        Reply without = document.get();
        assertThat(document.get()).isSameAs(without);

        served.operations = List.of(
                new ServedOperations.Operation("GET", "/extra", Extra.class.getMethod("extra"), Set.of("text/plain")));
        served.revision++;
        assertThat(document.get().text()).contains("\"/extra\"").contains("text/plain");

        served.operations = List.of();
        served.revision++;
        assertThat(document.get().text()).isEqualTo(without.text()).doesNotContain("/extra");
        assertThat(served.asked).isEqualTo(3);
    }

    @Test
    void waitsForResourcesThatAreStillBeingStarted() throws Exception {
        status = AppStatus.STARTING;
        document.bindServed(served);
        CompletableFuture<Reply> asked = CompletableFuture.supplyAsync(document::get);
        served.operations = List.of(
                new ServedOperations.Operation("GET", "/extra", Extra.class.getMethod("extra"), Set.of("text/plain")));
        assertThat(asked).isNotDone();
        status = AppStatus.INITIALIZING;
        assertThat(asked.get(10, TimeUnit.SECONDS).text()).contains("/extra");
    }

    @Test
    void withoutRestOnlyTheServersOwnOperationsAreThere() {
        document.bindServed(served);
        document.unbindServed(served);
        assertThat(document.get().text())
                .contains("/health")
                .contains("/status")
                .doesNotContain("/devices");
    }
}
