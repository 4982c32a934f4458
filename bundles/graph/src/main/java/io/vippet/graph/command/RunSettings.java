package io.vippet.graph.command;

/**
 * Where runs write and what they are told by the site.
 *
 * @param videoDir folder below which each run gets its own for videos
 * @param metadataDir likewise for inference results
 * @param liveHost host of the media server, {@code LIVE_STREAM_SERVER_HOST}
 * @param livePort its RTSP port, {@code LIVE_STREAM_SERVER_PORT}
 * @param rtspLatencyMs jitter buffer of network cameras in milliseconds, {@code RTSPSRC_DEFAULT_LATENCY_MS}
 */
public record RunSettings(String videoDir, String metadataDir, String liveHost, int livePort, int rtspLatencyMs) {

    /** Default of {@code RTSPSRC_DEFAULT_LATENCY_MS}. */
    public static final int DEFAULT_RTSP_LATENCY_MS = 100;
}
