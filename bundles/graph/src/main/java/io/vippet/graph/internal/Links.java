package io.vippet.graph.internal;

import io.vippet.graph.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who follows whom, in edge order; also for ids that have no node. */
public final class Links {

    private final Map<String, List<String>> following;

    private Links(Map<String, List<String>> following) {
        this.following = following;
    }

    public static Links downstream(List<Edge> edges) {
        Map<String, List<String>> map = HashMap.newHashMap(edges.size());
        edges.forEach(e -> map.merge(e.source(), List.of(e.target()), Links::append));
        return new Links(map);
    }

    public static Links upstream(List<Edge> edges) {
        Map<String, List<String>> map = HashMap.newHashMap(edges.size());
        edges.forEach(e -> map.merge(e.target(), List.of(e.source()), Links::append));
        return new Links(map);
    }

    /** Most nodes have one neighbour, for which a fixed list is enough. */
    private static List<String> append(List<String> known, List<String> one) {
        List<String> grown = known.size() == 1 ? new ArrayList<>(known) : known;
        grown.add(one.getFirst());
        return grown;
    }

    public List<String> of(String id) {
        return following.getOrDefault(id, List.of());
    }

    /** Returns everything that can be reached, the starts included, nearest first. */
    public Set<String> reachable(Collection<String> starts) {
        Set<String> seen = new LinkedHashSet<>(starts);
        Deque<String> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            for (String next : of(open.removeFirst())) {
                if (seen.add(next)) {
                    open.addLast(next);
                }
            }
        }
        return seen;
    }
}
