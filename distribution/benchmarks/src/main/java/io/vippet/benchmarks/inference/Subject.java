package io.vippet.benchmarks.inference;

import io.vippet.vision.ModelRequest;
import io.vippet.vision.ModelRequest.Hint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model at one size of its input.
 *
 * @param name for the report
 * @param width of the input in pixels
 */
record Subject(String name, Path model, int width, int height) {

    ModelRequest request(Hint hint) {
        return new ModelRequest(
                model,
                "CPU",
                hint,
                Map.of(),
                new ModelRequest.Input(ModelRequest.Layout.AUTO, List.of(), List.of(), width, height));
    }

    /** The part of a launch text. */
    String element(String properties) {
        return "gvadetect model=%s reshape-width=%d reshape-height=%d %s".formatted(model, width, height, properties);
    }
}
