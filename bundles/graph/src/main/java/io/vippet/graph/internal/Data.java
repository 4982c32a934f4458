package io.vippet.graph.internal;

import io.vippet.graph.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** Properties under change. Overwriting keeps a property's position; removing and adding again moves it to the end. */
public final class Data {

    private final LinkedHashMap<String, String> map;

    private Data(Map<String, String> map) {
        this.map = new LinkedHashMap<>(map);
    }

    public static Data of(Node node) {
        return new Data(node.data());
    }

    public static Data of(String key, String value) {
        return new Data(Map.of(key, value));
    }

    public Data put(String key, String value) {
        map.put(key, value);
        return this;
    }

    public Data putAll(Map<String, String> more) {
        map.putAll(more);
        return this;
    }

    public Data putIfAbsent(String key, String value) {
        map.putIfAbsent(key, value);
        return this;
    }

    public Data remove(String key) {
        map.remove(key);
        return this;
    }

    public Map<String, String> map() {
        return map;
    }

    public Node on(Node node) {
        return new Node(node.id(), node.type(), map);
    }
}
