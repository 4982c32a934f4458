package io.vippet.vision.internal.decode;

import io.vippet.vision.FloatTensor;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.util.List;

/**
 * The outputs of one inference.
 *
 * @param width of the model's input in pixels
 * @param height of the model's input in pixels
 */
public record Outputs(List<FloatTensor> tensors, int width, int height) {
    /** The output of that name; the only one when the name is empty. */
    FloatTensor get(String name) {
        for (FloatTensor t : tensors) {
            if (t.name().equals(name) || name.isEmpty() && tensors.size() == 1) {
                return t;
            }
        }
        throw new VisionException(
                Kind.MODEL_PROC,
                "The model has no output '%s', only %s"
                        .formatted(name, tensors.stream().map(FloatTensor::name).toList()));
    }
}
