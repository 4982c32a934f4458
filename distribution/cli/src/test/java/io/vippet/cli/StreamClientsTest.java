package io.vippet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamClientsTest {

    @Test
    void timesAreTakenFromCompleteLinesAndTheRestWaits() {
        var buffer =
                ByteBuffer.wrap("id: 1\ndata: {\"t\":12,\"x\":1}\n\ndata: {\"y\":3}\n\n2b\r\nid: 9\ndata: {\"t\":34"
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(StreamClients.times(buffer)).containsExactly(12L);
        assertThat(StandardCharsets.US_ASCII.decode(buffer).toString()).isEqualTo("data: {\"t\":34");
    }
}
