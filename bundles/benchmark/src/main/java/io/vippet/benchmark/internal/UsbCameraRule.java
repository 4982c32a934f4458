package io.vippet.benchmark.internal;

import io.vippet.api.job.TestRefusedException;
import io.vippet.graph.Node;
import io.vippet.graph.command.PipelineStreams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A USB camera can be opened once: by one pipeline, with one stream. */
final class UsbCameraRule {

    private static final String DEFAULT_DEVICE = "/dev/video0";

    private UsbCameraRule() {}

    static void check(List<PipelineStreams> pipelines) {
        Map<String, String> users = new HashMap<>();
        for (PipelineStreams pipeline : pipelines) {
            List<String> cameras = pipeline.graph().nodes().stream()
                    .filter(n -> n.type().equals("v4l2src"))
                    .map(UsbCameraRule::device)
                    .toList();
            for (String camera : cameras) {
                String other = users.put(camera, pipeline.id());
                if (other != null || pipeline.streams() > 1) {
                    throw new TestRefusedException(("USB camera '%s' can be used by one pipeline with one stream;"
                                    + " '%s' asks for %s.")
                            .formatted(
                                    camera,
                                    pipeline.id(),
                                    other == null ? pipeline.streams() + " streams" : "it beside '" + other + "'"));
                }
            }
        }
    }

    private static String device(Node node) {
        String device = node.data().getOrDefault("device", "");
        return device.isEmpty() ? DEFAULT_DEVICE : device;
    }
}
