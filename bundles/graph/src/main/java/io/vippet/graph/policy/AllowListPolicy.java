package io.vippet.graph.policy;

import io.vippet.graph.Edge;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.Node;
import io.vippet.graph.internal.Elements;
import io.vippet.graph.internal.Failures;
import io.vippet.graph.internal.launch.Words;
import io.vippet.graph.internal.text.Blanks;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses elements and properties that are not on a list, files outside given folders, and text of doubtful form. */
public final class AllowListPolicy implements LaunchPolicy {

    private static final int MAX_NODES = 1000;
    private static final int MAX_VALUE = 4096;
    private static final int MAX_CAPS = 512;

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z]+/[A-Za-z0-9.+-]+(\\(memory:[A-Za-z0-9]+\\)|\\\\\\(memory:[A-Za-z0-9]+\\\\\\))?");
    private static final Pattern CAPS_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern CAPS_VALUE = Pattern.compile("[A-Za-z0-9_/.:()+-]+");
    private static final Pattern UNQUOTABLE = Pattern.compile("[\"\\\\\\p{Cntrl}]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,127}");

    private final AllowList list;
    private final ValueCheck values;

    public AllowListPolicy(AllowList list, Roots roots, RealPaths paths) {
        this.list = list;
        this.values = new ValueCheck(roots, paths);
    }

    @Override
    public void check(Graph graph, Use use) {
        if (graph.nodes().size() > MAX_NODES) {
            throw Failures.tooLarge("elements of one pipeline that may run", MAX_NODES);
        }
        Set<String> linked = linkedOnBothSides(graph);
        for (Node node : graph.nodes()) {
            if (isMediaType(node.type())) {
                checkCaps(node, linked.contains(node.id()));
            } else {
                checkElement(node, use);
            }
        }
    }

    private static Set<String> linkedOnBothSides(Graph graph) {
        Set<String> sources = new HashSet<>();
        Set<String> targets = new HashSet<>();
        for (Edge edge : graph.edges()) {
            sources.add(edge.source());
            targets.add(edge.target());
        }
        sources.retainAll(targets);
        return sources;
    }

    private static boolean isMediaType(String type) {
        return type.contains("/") && type.chars().noneMatch(c -> Blanks.isBlank((char) c));
    }

    /** Caps are only read as such between two links; elsewhere GStreamer takes their second half for a file. */
    private static void checkCaps(Node node, boolean linked) {
        Map<String, String> fields = new LinkedHashMap<>(node.data());
        fields.keySet().removeIf(key -> key.startsWith("__"));
        boolean wellFormed = MEDIA_TYPE.matcher(node.type()).matches()
                && (Elements.isCaps(node) || fields.isEmpty())
                && fields.keySet().stream()
                        .allMatch(key -> CAPS_KEY.matcher(key).matches())
                && fields.values().stream()
                        .allMatch(value -> CAPS_VALUE.matcher(value).matches());
        if (!linked || !wellFormed || fragment(node).length() > MAX_CAPS) {
            throw refusal(
                    node,
                    "",
                    "",
                    "Caps filter '" + Failures.shown(fragment(node)) + "' is not allowed: caps are a media type and"
                            + " key=value fields without quotes or blanks, at most " + MAX_CAPS
                            + " characters, and stand between two elements.");
        }
    }

    private void checkElement(Node node, Use use) {
        String fragment = fragment(node);
        Words.ElementText text = Words.read(fragment)
                .filter(words -> !fragment.contains(Elements.PLACEHOLDER))
                .orElseThrow(() -> malformed(node));
        String element = text.element();
        for (Words.Property property : text.properties()) {
            checkLength(node, property);
        }
        checkName(node);
        if (list.isFree(element)) {
            return;
        }
        Optional<Map<String, ValueRule>> rules = list.rules(element);
        if (rules.isEmpty()) {
            throw refusal(node, "", element, "Element '" + element + "' is not allowed to run here.");
        }
        for (Words.Property property : text.properties()) {
            checkProperty(node, element, property, rules.get(), use);
        }
    }

    private void checkProperty(
            Node node, String element, Words.Property property, Map<String, ValueRule> rules, Use use) {
        String setting = element + "." + property.name();
        ValueRule rule = rules.get(AllowList.canonical(property.name()));
        if (rule == null) {
            throw refusal(
                    node,
                    property.name(),
                    setting,
                    "Property '" + property.name() + "' of element '" + element + "' is not allowed to run here.");
        }
        boolean moved = use == Use.PREPARED
                && element.endsWith("sink")
                && property.name().equals("location");
        Optional<String> problem = moved ? Optional.empty() : values.problem(element, property, rule);
        if (problem.isPresent()) {
            throw refusal(
                    node,
                    property.name(),
                    setting,
                    "Property '" + property.name() + "' of element '" + element + "' must not be '"
                            + Failures.shown(property.value()) + "': " + problem.get() + ".");
        }
    }

    /** Names turn up again as branch references, without quotes. */
    private static void checkName(Node node) {
        String name = node.data().get("name");
        if (name != null && !Elements.isCaps(node) && !NAME.matcher(name).matches()) {
            throw refusal(
                    node,
                    "name",
                    "",
                    "Element '" + Failures.shown(node.type()) + "' must not be named '" + Failures.shown(name)
                            + "': names are letters, digits, '_' and '-'.");
        }
    }

    private static void checkLength(Node node, Words.Property property) {
        if (property.value().length() > MAX_VALUE) {
            throw refusal(
                    node,
                    property.name(),
                    "",
                    "Property '" + property.name() + "' of element '" + Failures.shown(node.type())
                            + "' is longer than " + MAX_VALUE + " characters.");
        }
    }

    @Override
    public Graph quoted(Graph resolved) {
        resolved.nodes().forEach(this::checkFile);
        return new Graph(resolved.nodes().stream().map(AllowListPolicy::quoted).toList(), resolved.edges());
    }

    /** The catalogue may list a link that leads elsewhere. */
    private void checkFile(Node source) {
        String path = source.data().get("location");
        Map<String, ValueRule> rules = list.rules(source.type()).orElse(Map.of());
        if (path != null && rules.get("location") instanceof ValueRule.Read && !list.isFree(source.type())) {
            checkProperty(source, source.type(), new Words.Property("location", path), rules, Use.AS_WRITTEN);
        }
    }

    private static Node quoted(Node node) {
        if (Elements.isCaps(node)) {
            return node;
        }
        Map<String, String> data = new LinkedHashMap<>(node.data());
        data.replaceAll((key, value) -> key.startsWith("__") ? value : quoted(node, key, value));
        return new Node(node.id(), node.type(), data);
    }

    private static String quoted(Node node, String key, String value) {
        return Words.oneWord(value)
                .orElseThrow(() -> refusal(
                        node,
                        key,
                        "",
                        "The value of property '" + key + "' of element '" + Failures.shown(node.type())
                                + "' cannot be written: it holds control characters, or quotes beside line"
                                + " ends or at its beginning."));
    }

    private static GraphException malformed(Node node) {
        return refusal(
                node,
                "",
                "",
                "'" + Failures.shown(fragment(node)) + "' is not allowed to run here: an element is a name and"
                        + " properties key=value, each value without quotes and backslashes or in quotes as a whole.");
    }

    /** The node as it is printed, except that the label of a model keeps its own key. */
    private static String fragment(Node node) {
        StringBuilder text = new StringBuilder(node.type());
        char separator = Elements.isCaps(node) ? ',' : ' ';
        node.data().forEach((key, value) -> {
            if (!key.startsWith("__")) {
                text.append(separator).append(key).append('=').append(isName(node, key, value) ? named(value) : value);
            }
        });
        return text.toString();
    }

    /** Names of models and videos may hold blanks: they are never printed, what the catalogue gives for them is. */
    private static boolean isName(Node node, String key, String value) {
        return !Elements.isCaps(node) && (key.equals("model") || ValueCheck.isVideoName(node.type(), key, value));
    }

    private static String named(String value) {
        return Words.oneWord(value)
                .filter(word -> word.indexOf('\\') < 0)
                .orElseGet(() -> '"' + UNQUOTABLE.matcher(value).replaceAll("_") + '"');
    }

    /** Details have the setting only where it would help. */
    private static GraphException refusal(Node node, String property, String setting, String problem) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("node", node.id());
        details.put("element", node.type());
        if (!property.isEmpty()) {
            details.put("property", property);
        }
        String advice = "";
        if (!setting.isEmpty()) {
            details.put("setting", AllowList.SETTING + "=" + setting);
            advice = " Who runs the server can allow it with " + AllowList.SETTING + "=" + setting + ".";
        }
        return new GraphException(
                GraphErrorKind.REFUSED_BY_POLICY, details, problem + " (node " + node.id() + ")" + advice);
    }
}
