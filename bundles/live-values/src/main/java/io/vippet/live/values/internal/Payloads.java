package io.vippet.live.values.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vippet.api.job.LatencyMetrics;
import java.util.List;

/** The bodies of the two calls of the metrics service. */
final class Payloads {

    /** A body, and the path that takes it. */
    record Payload(String path, String json) {}

    private record Simple(String name, double value, JobTag tags) {}

    private record JobTag(@JsonProperty("job_id") String jobId) {}

    private record Batch(List<Metric> metrics) {}

    private record Metric(String name, Fields fields, StreamTags tags) {}

    private record Fields(
            @JsonProperty("avg_ms") double avgMs,
            @JsonProperty("min_ms") double minMs,
            @JsonProperty("max_ms") double maxMs,
            @JsonProperty("latency_ms") double latencyMs) {}

    private record StreamTags(
            @JsonProperty("stream_id") String streamId,
            @JsonProperty("job_id") String jobId) {}

    private final JsonMapper json = JsonMapper.builder().build();

    /** @param batch one point, or several latency samples */
    Payload of(List<Point> batch) {
        return switch (batch.getFirst()) {
            case Point.Rate rate -> fps(rate.jobId(), rate.perStream());
            case Point.End end -> fps(end.jobId(), 0);
            case Point.Latency ignored -> latencies(batch);
        };
    }

    private Payload fps(String jobId, double perStream) {
        return new Payload("/api/v1/metrics/simple", write(new Simple("fps", perStream, new JobTag(jobId))));
    }

    private Payload latencies(List<Point> batch) {
        List<Metric> metrics = batch.stream()
                .map(Point.Latency.class::cast)
                .map(Payloads::metric)
                .toList();
        return new Payload("/api/v1/metrics", write(new Batch(metrics)));
    }

    private static Metric metric(Point.Latency point) {
        LatencyMetrics sample = point.sample();
        return new Metric(
                "pipeline_latency",
                new Fields(sample.avgMs(), sample.minMs(), sample.maxMs(), sample.latencyMs()),
                new StreamTags(point.streamId(), point.jobId()));
    }

    private String write(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
