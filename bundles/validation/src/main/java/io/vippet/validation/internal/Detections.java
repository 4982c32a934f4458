package io.vippet.validation.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The detections of a run, frame by frame, as {@code gvametapublish} writes them. */
final class Detections {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One detection; its box from 0 to 1 of width and height. */
    record Detection(String label, double confidence, double xMin, double yMin, double xMax, double yMax) {

        /** Intersection over union of both boxes. */
        double overlap(Detection other) {
            double width = Math.min(xMax, other.xMax) - Math.max(xMin, other.xMin);
            double height = Math.min(yMax, other.yMax) - Math.max(yMin, other.yMin);
            if (width <= 0 || height <= 0) {
                return 0;
            }
            double common = width * height;
            return common / (area() + other.area() - common);
        }

        private double area() {
            return (xMax - xMin) * (yMax - yMin);
        }
    }

    private static final long NO_TIME_STEP = 1_000_000_000;

    private final NavigableMap<Long, List<Detection>> frames = new TreeMap<>();
    private long start;

    /** Adds the detections of a frame; lines without a time stamp count as one frame after the other. */
    void add(String line) {
        try {
            JsonNode frame = JSON.readTree(line);
            long time = frame.path("timestamp").asLong(frames.size() * NO_TIME_STEP);
            start = frames.isEmpty() ? time : start;
            List<Detection> detections = frames.computeIfAbsent(time - start, t -> new ArrayList<>());
            for (JsonNode object : frame.path("objects")) {
                JsonNode detection = object.path("detection");
                JsonNode box = detection.path("bounding_box");
                detections.add(new Detection(
                        detection.path("label").asText(),
                        detection.path("confidence").asDouble(),
                        box.path("x_min").asDouble(),
                        box.path("y_min").asDouble(),
                        box.path("x_max").asDouble(),
                        box.path("y_max").asDouble()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A record is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Nanoseconds since the first frame to detections. */
    NavigableMap<Long, List<Detection>> frames() {
        return frames;
    }
}
