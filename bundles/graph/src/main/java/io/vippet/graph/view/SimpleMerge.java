package io.vippet.graph.view;

import io.vippet.graph.Graph;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.GraphDraft;
import io.vippet.graph.internal.reference.ImageSets;
import io.vippet.graph.internal.view.SourceEdit;
import io.vippet.graph.internal.view.StructureCheck;
import io.vippet.graph.lookup.Catalog;
import java.util.HashMap;
import java.util.Map;

/** Brings edits of a simple view into the graph it was made from. */
public final class SimpleMerge {

    private SimpleMerge() {}

    /**
     * Returns the advanced graph with the edits; only properties of existing nodes may change. Models, videos and
     * devices are not checked here; printing the result does.
     *
     * @param advanced the graph
     * @param original the simple view that the edit started from
     * @param edited the simple view as it came back
     * @throws GraphException naming the first kind of edit that is not possible
     */
    public static Graph merge(Graph advanced, Graph original, Graph edited, Catalog catalog) {
        StructureCheck.check(original, edited);
        GraphDraft draft = new GraphDraft(advanced);
        Map<String, Integer> positions = positions(draft);
        Map<String, Node> before = new HashMap<>();
        original.nodes().forEach(node -> before.put(node.id(), node));
        for (Node node : edited.nodes()) {
            Node old = before.get(node.id());
            if (old != null && !old.data().equals(node.data())) {
                replaceData(draft, positions, node);
            }
        }
        ImageSets imageSets =
                new ImageSets(catalog.imageSets(), catalog.locations().uploadedImages());
        SourceEdit sources = new SourceEdit(draft, imageSets);
        edited.nodes().stream().filter(node -> node.type().equals("source")).forEach(sources::apply);
        return draft.toGraph();
    }

    private static Map<String, Integer> positions(GraphDraft draft) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < draft.nodes().size(); i++) {
            positions.put(draft.nodes().get(i).id(), i);
        }
        return positions;
    }

    private static void replaceData(GraphDraft draft, Map<String, Integer> positions, Node edited) {
        Integer index = positions.get(edited.id());
        if (index == null) {
            throw SourceEdit.missing(edited.id());
        }
        Node node = draft.nodes().get(index);
        draft.nodes().set(index, new Node(node.id(), node.type(), edited.data()));
    }
}
