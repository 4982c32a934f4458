package io.vippet.graph.internal.reference;

import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Data;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.lookup.ModelEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Model paths as catalogue labels, and back. In graphs the property is always {@code model}. */
final class ModelReferences {

    private static final String MODEL = "model";
    private static final String MODEL_PROC = "model-proc";

    private final ModelLookup lookup;

    ModelReferences(ModelLookup lookup) {
        this.lookup = lookup;
    }

    Node toName(Node node) {
        String key = node.type().equals(Elements.GENAI) ? "model-path" : MODEL;
        String path = Elements.text(node, key);
        if (path == null) {
            return node;
        }
        String label = lookup.byPath(path, node.data().get(MODEL_PROC), false)
                .map(ModelEntry::label)
                .orElse("");
        Data data = Data.of(node).put(MODEL, label);
        if (!key.equals(MODEL)) {
            data.remove(key);
        }
        return data.remove(MODEL_PROC).on(node);
    }

    Node toPath(Node node) {
        String label = node.data().get(MODEL);
        if (label == null) {
            return node;
        }
        ModelEntry model = lookup.installed(label)
                .orElseThrow(() -> new GraphException(
                        GraphErrorKind.MODEL_NOT_INSTALLED,
                        Map.of("model", label, "type", node.type()),
                        "The model '" + label + "' of element '" + node.type()
                                + "' is not installed; choose an installed one."));
        String proc = model.modelProc();
        if (node.type().equals(Elements.GENAI) || proc == null || proc.isEmpty()) {
            return Data.of(node).put(MODEL, model.path()).on(node);
        }
        Map<String, String> data = new LinkedHashMap<>();
        node.data().forEach((key, value) -> {
            if (key.equals(MODEL)) {
                data.put(MODEL, model.path());
                data.put(MODEL_PROC, proc);
            } else if (!key.equals(MODEL_PROC)) {
                data.put(key, value);
            }
        });
        return new Node(node.id(), node.type(), data);
    }

    /** Refuses models that are not chosen yet or do not run on the device beside them. */
    void checkDevices(List<Node> nodes) {
        for (Node node : nodes) {
            String model = node.data().get(MODEL);
            String device = node.data().get("device");
            if (model == null || device == null) {
                continue;
            }
            if (model.isEmpty()) {
                throw new GraphException(
                        GraphErrorKind.MODEL_NOT_SELECTED,
                        Map.of("type", node.type()),
                        "The element '" + node.type() + "' has no model; choose one.");
            }
            if (!lookup.runsOn(model, device)) {
                throw new GraphException(
                        GraphErrorKind.MODEL_NOT_SUPPORTED_ON_DEVICE,
                        Map.of("type", node.type(), "model", model, "device", device),
                        "The model '" + model + "' of element '" + node.type() + "' does not run on device '" + device
                                + "'; choose another device or model.");
            }
        }
    }
}
