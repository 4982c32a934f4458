package io.vippet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** The requests of {@code cases.json}, one after another; what an answer gave is put into later ones. */
final class Cases {

    private static final JsonNode FILE = read();

    private final Product product;
    private final String root;
    private final Map<String, JsonNode> kept = new HashMap<>();
    private final Map<String, String> operations = new HashMap<>();

    Cases(Product product, String root) {
        this.product = product;
        this.root = root;
        Contract.published()
                .operations()
                .forEach((operation, node) ->
                        operations.put(node.path("operationId").asText(), operation));
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Cases.class.getResource("/cases.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All cases in order. */
    static List<JsonNode> all() {
        return StreamSupport.stream(FILE.path("cases").spliterator(), false).toList();
    }

    /** {@code operation status} of all cases, and of those that no request can produce. */
    static Set<String> covered() {
        Set<String> covered = all().stream()
                .map(one -> one.path("operation").asText() + " "
                        + one.path("status").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        FILE.path("unreachable").fieldNames().forEachRemaining(covered::add);
        return covered;
    }

    /** {@code METHOD /path} of a case. */
    String operation(JsonNode one) {
        return operations.get(one.path("operation").asText());
    }

    /** Sends a case. */
    Reply send(JsonNode one) {
        String[] operation = operation(one).split(" ");
        String path = operation[1];
        for (Map.Entry<String, JsonNode> parameter : one.path("path").properties()) {
            String value = resolve(parameter.getValue()).asText();
            path = path.replace(
                    "{" + parameter.getKey() + "}",
                    URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        String target =
                root + path + (one.has("query") ? "?" + one.path("query").asText() : "");
        Callable<Reply> request = () -> send(one, operation[0], target);
        Reply reply = one.has("until") ? await(request, one.path("until")) : call(request);
        one.path("keep")
                .properties()
                .forEach(e -> kept.put(e.getKey(), reply.json().at(e.getValue().asText())));
        return reply;
    }

    private static String[] headers(JsonNode one) {
        Stream<String> own = one.path("headers").properties().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue().asText()));
        return Stream.concat(Stream.of("Content-Type", "application/json"), own).toArray(String[]::new);
    }

    private Reply send(JsonNode one, String method, String target) {
        if (one.has("form")) {
            Form form = Form.of(resolve(one.path("form")));
            return product.send(method, target, BodyPublishers.ofByteArray(form.bytes()), "Content-Type", form.type());
        }
        return one.has("body")
                ? product.send(
                        method,
                        target,
                        BodyPublishers.ofString(resolve(one.path("body")).toString()),
                        "Content-Type",
                        one.path("type").asText("application/json"))
                : product.send(method, target, BodyPublishers.noBody(), headers(one));
    }

    private static Reply await(Callable<Reply> request, JsonNode until) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(request, reply -> until.properties().stream()
                        .allMatch(e -> reply.json().at(e.getKey()).equals(e.getValue())));
    }

    private static Reply call(Callable<Reply> request) {
        try {
            return request.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** {@code $name} stands for what was kept, {@code @name} for a body of the file, {@code ~} for the length of the root. */
    private JsonNode resolve(JsonNode node) {
        if (node instanceof TextNode text) {
            String name = text.textValue();
            if (name.contains("~")) {
                return TextNode.valueOf(name.replace("~", Integer.toString(root.length())));
            }
            return name.startsWith("$")
                    ? kept.get(name.substring(1))
                    : name.startsWith("@") ? FILE.path("bodies").path(name.substring(1)) : text;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode resolved = object.objectNode();
            object.properties().forEach(e -> resolved.set(e.getKey(), resolve(e.getValue())));
            return resolved;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode resolved = array.arrayNode();
            array.forEach(item -> resolved.add(resolve(item)));
            return resolved;
        }
        return node;
    }
}
