package io.vippet.openapi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.rest.ServedOperations;
import java.util.List;
import java.util.Set;
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

    private final CurrentDocument document = new CurrentDocument();
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
    void withoutRestOnlyTheServersOwnOperationsAreThere() {
        document.bindServed(served);
        document.unbindServed(served);
        assertThat(document.get().text())
                .contains("/health")
                .contains("/status")
                .doesNotContain("/devices");
    }
}
