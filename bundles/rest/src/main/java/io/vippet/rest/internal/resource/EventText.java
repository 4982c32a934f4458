package io.vippet.rest.internal.resource;

import io.vippet.api.metadata.RecordStream.Batch;
import io.vippet.api.metadata.RecordStream.Line;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Renders batches of records as server-sent events, a batch that many clients get in turn only once. */
final class EventText {

    private static final byte[] KEEPALIVE = ": keepalive\n\n".getBytes(StandardCharsets.US_ASCII);

    private record Rendered(Batch batch, byte[] text) {}

    private volatile Rendered last = new Rendered(new Batch(List.of(), 0, false), KEEPALIVE);

    /** The text in UTF-8; a comment when there is nothing to tell. To be read only. */
    byte[] of(Batch batch) {
        Rendered known = last;
        if (known.batch != batch) {
            known = new Rendered(batch, render(batch));
            last = known;
        }
        return known.text;
    }

    private static byte[] render(Batch batch) {
        if (batch.lines().isEmpty() && !batch.last()) {
            return KEEPALIVE;
        }
        StringBuilder events = new StringBuilder();
        for (Line line : batch.lines()) {
            event("", line.end(), line.json(), events);
        }
        if (batch.last()) {
            event("event: end\n", batch.next(), "{}", events);
        }
        return events.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void event(String name, long id, String data, StringBuilder to) {
        to.append(name)
                .append("id: ")
                .append(id)
                .append("\ndata: ")
                .append(data)
                .append("\n\n");
    }
}
