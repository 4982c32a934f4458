package io.vippet.vision.internal.decode;

import io.vippet.vision.OutputPort;
import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import io.vippet.vision.internal.model.ModelProc.Output;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which outputs of a NanoDet model hold classes and distances of which grid. */
final class NanoDetOutputs {
    private static final int USUAL_BINS = 8;

    private NanoDetOutputs() {}

    static DetectionDecoder decoder(Output o, Roles r, NonMaximumSuppression suppression) {
        List<OutputPort> ports = r.all("[1,N,classes+4*distances]", port -> port.rank() >= 3);
        if (ports.size() == 1) {
            OutputPort port = ports.getFirst();
            return new NanoDetDecoder(
                    List.of(new NanoDetDecoder.Level(port.name(), port.name())), bins(o, port), suppression);
        }
        boolean named = !o.layers().isEmpty();
        int half = ports.size() / 2;
        List<OutputPort> scores = sorted(named ? ports.subList(0, half) : called(ports, "cls"));
        List<OutputPort> sides = sorted(named ? ports.subList(half, ports.size()) : called(ports, "dis"));
        if (scores.isEmpty()
                || scores.size() != sides.size()
                || sides.stream().anyMatch(s -> s.dim(-1) < 4 || s.dim(-1) % 4 != 0)) {
            throw new VisionException(
                    Kind.MODEL_PROC,
                    ("Converter 'nanodet' needs for each grid an output [1,cells,classes] and one [1,cells,4*distances]; the model "
                                    + "has %s. List those of the classes, then those of the distances in layer_names of the description")
                            .formatted(ports));
        }
        List<NanoDetDecoder.Level> levels = IntStream.range(0, scores.size())
                .mapToObj(i -> new NanoDetDecoder.Level(
                        scores.get(i).name(), sides.get(i).name()))
                .toList();
        return new NanoDetDecoder(levels, sides.getFirst().dim(-1) / 4, suppression);
    }

    /** Labels tell how many columns the classes take. */
    private static int bins(Output o, OutputPort port) {
        int classes =
                o.labels() == null || !o.labels().isArray() ? 0 : o.labels().size();
        int rest = port.dim(-1) - classes;
        return classes > 0 && rest >= 8 && rest % 4 == 0 ? rest / 4 : USUAL_BINS;
    }

    private static List<OutputPort> called(List<OutputPort> ports, String part) {
        return ports.stream().filter(p -> p.name().contains(part)).toList();
    }

    /** The finest grid first. */
    private static List<OutputPort> sorted(List<OutputPort> ports) {
        List<OutputPort> sorted = new ArrayList<>(ports);
        sorted.sort(Comparator.comparingInt(NanoDetOutputs::cells).reversed());
        return sorted;
    }

    private static int cells(OutputPort port) {
        return port.shape().subList(0, port.rank() - 1).stream().reduce(1, (a, b) -> a * b);
    }
}
