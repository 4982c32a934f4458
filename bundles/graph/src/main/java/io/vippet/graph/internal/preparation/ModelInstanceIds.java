package io.vippet.graph.internal.preparation;

import io.vippet.graph.Graph;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Data;
import io.vippet.graph.internal.GraphDraft;
import java.util.Locale;

/** Lets all streams of a run that use one model on one device share it. */
public final class ModelInstanceIds {

    private ModelInstanceIds() {}

    public static Graph set(Graph graph) {
        GraphDraft draft = new GraphDraft(graph);
        draft.replaceAll(ModelInstanceIds::set);
        return draft.toGraph();
    }

    private static Node set(Node node) {
        if (!node.type().equals("gvadetect") && !node.type().equals("gvaclassify")) {
            return node;
        }
        String device = plain(node.data().getOrDefault("device", ""));
        String model = plain(node.data().getOrDefault("model", ""));
        return Data.of(node).put("model-instance-id", device + "_" + model).on(node);
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            boolean kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
            plain.append(kept ? (char) c : '_');
        });
        return plain.toString();
    }
}
