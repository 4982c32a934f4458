package io.vippet.vision.internal.decode;

import io.vippet.vision.OutputPort;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.util.List;

/** Where YOLO's grids have their channels: {@code [1,A*(5+C),H,W]} or {@code [1,H,W,A*(5+C)]}. */
final class YoloGrid {
    private static final int FIRST = 1;
    private static final int LAST = 3;
    private static final int LEAST_FIELDS = 6;

    private YoloGrid() {}

    /**
     * Whether the channels come last in all of a model's grids.
     *
     * @param perCell anchors per cell
     * @throws VisionException MODEL_PROC when they fit neither way
     */
    static boolean channelsLast(List<OutputPort> ports, int perCell) {
        boolean first = fit(ports, FIRST, perCell);
        boolean last = fit(ports, LAST, perCell);
        if (!first && !last) {
            throw new VisionException(
                    Kind.MODEL_PROC,
                    "The grids of a YOLO with %d anchors per cell are [1,%1$d*(5+classes),rows,columns] or [1,rows,columns,%1$d*(5+classes)]; the model has %s"
                            .formatted(perCell, ports));
        }
        OutputPort port = ports.getFirst();
        return last && (!first || port.dim(1) == port.dim(2) && port.dim(2) != port.dim(LAST));
    }

    /** Number of cells. */
    static int cells(OutputPort port, boolean channelsLast) {
        return channelsLast ? port.dim(1) * port.dim(2) : port.dim(2) * port.dim(LAST);
    }

    private static boolean fit(List<OutputPort> ports, int dimension, int perCell) {
        int channels = ports.getFirst().dim(dimension);
        return ports.stream().allMatch(p -> p.dim(dimension) == channels)
                && (channels == OutputPort.OPEN || channels % perCell == 0 && channels / perCell >= LEAST_FIELDS);
    }
}
