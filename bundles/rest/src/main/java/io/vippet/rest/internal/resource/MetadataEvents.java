package io.vippet.rest.internal.resource;

import io.vippet.api.metadata.RecordStream;
import io.vippet.api.metadata.RecordStream.Batch;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records as server-sent events. The id of an event is the offset after its record, so a client that comes back goes on
 * where it was. Waits for its client and for records on the (virtual) thread of the request.
 */
final class MetadataEvents implements StreamingOutput {

    private static final String TYPE = MediaType.SERVER_SENT_EVENTS + ";charset=utf-8";
    private static final Pattern OFFSET = Pattern.compile("\\d{1,18}");

    private final RecordStream records;
    private final EventText text;
    private final long start;

    private MetadataEvents(RecordStream records, EventText text, long start) {
        this.records = records;
        this.text = text;
        this.start = start;
    }

    /** Answers with a stream, or 204 to a client that has seen the end: it then asks no more. */
    static Response answer(RecordStream records, EventText text, StreamStart from, @Nullable String lastEventId) {
        boolean returning = lastEventId != null && OFFSET.matcher(lastEventId).matches();
        if (returning && records.complete() && Long.parseLong(lastEventId) >= records.end()) {
            records.close();
            return Response.noContent().build();
        }
        long start = returning
                ? Math.min(Long.parseLong(lastEventId), records.end())
                : from == StreamStart.START ? 0 : records.end();
        return Response.ok(new MetadataEvents(records, text, start), TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("X-Accel-Buffering", "no") // otherwise nginx collects events before it passes them on
                .build();
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try (records) {
            send(new byte[0], out); // so that the client sees the head before the first record
            long offset = start;
            Optional<Batch> batch;
            do {
                batch = records.next(offset);
                if (batch.isPresent()) {
                    send(text.of(batch.get()), out);
                    offset = batch.get().next();
                }
            } while (batch.isPresent() && !batch.get().last());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(byte[] events, OutputStream out) throws IOException {
        out.write(events);
        out.flush();
    }
}
