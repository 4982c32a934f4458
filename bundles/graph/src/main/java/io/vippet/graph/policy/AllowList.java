package io.vippet.graph.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Elements and properties that launch text may use. Immutable. */
public final class AllowList {

    /** Setting with a site's own additions. */
    public static final String SETTING = "VIPPET_ALLOW_ELEMENTS";

    /** Setting with the message brokers that inference results may go to. */
    public static final String BROKERS = "VIPPET_BROKERS";

    private static final String PUBLISHER = "gvametapublish";

    private final Map<String, Map<String, ValueRule>> elements;
    private final Map<String, Map<String, ValueRule>> prefixes;

    /** Elements that may do anything. */
    private final Set<String> free;

    private AllowList(
            Map<String, Map<String, ValueRule>> elements,
            Map<String, Map<String, ValueRule>> prefixes,
            Set<String> free) {
        this.elements = elements;
        this.prefixes = prefixes;
        this.free = free;
    }

    /** Returns the list that comes with the product. */
    public static AllowList standard() {
        InputStream stream = AllowList.class.getResourceAsStream("allowed-elements.txt");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(stream, "allowed-elements.txt"), StandardCharsets.UTF_8))) {
            AllowList list = new AllowList(new HashMap<>(), new LinkedHashMap<>(), Set.of());
            reader.lines()
                    .map(String::trim)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(list::read);
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns this list with a site's additions.
     *
     * @param setting value of {@link #SETTING}: entries with commas between; {@code element} allows it with every
     *     property and value, {@code element.property} allows that property of it with every value
     * @throws IllegalArgumentException naming the entry that is neither
     */
    public AllowList with(String setting) {
        Map<String, Map<String, ValueRule>> more = new HashMap<>(elements);
        Set<String> freed = new HashSet<>(free);
        for (String item : setting.split(",", -1)) {
            String entry = item.strip();
            if (entry.isEmpty()) {
                continue;
            }
            if (!entry.matches("[A-Za-z0-9_][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)?")) {
                throw new IllegalArgumentException(
                        "'" + entry + "' in " + SETTING + " is neither 'element' nor 'element.property'.");
            }
            int dot = entry.indexOf('.');
            if (dot < 0) {
                freed.add(entry);
            } else {
                String element = entry.substring(0, dot);
                Map<String, ValueRule> properties = new HashMap<>(rules(element).orElse(Map.of()));
                properties.put(canonical(entry.substring(dot + 1)), new ValueRule.Any());
                more.put(element, properties);
            }
        }
        return new AllowList(more, prefixes, freed);
    }

    /**
     * Returns this list with a site's message brokers, which {@code gvametapublish} may then send to. Its {@code
     * mqtt-config} stays refused: such a file could name another broker.
     *
     * @param setting value of {@link #BROKERS}: addresses as launch texts have them, with commas between
     */
    public AllowList withBrokers(String setting) {
        Set<String> addresses = Arrays.stream(setting.split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toSet());
        if (addresses.isEmpty()) {
            return this;
        }
        Map<String, ValueRule> properties = new HashMap<>(rules(PUBLISHER).orElse(Map.of()));
        properties.put("method", new ValueRule.OneOf(Set.of("file", "mqtt", "kafka")));
        properties.put("address", new ValueRule.OneOf(addresses));
        for (String property : List.of(
                "topic", "mqtt-client-id", "username", "password", "max-connect-attempts", "max-reconnect-interval")) {
            properties.put(property, new ValueRule.Any());
        }
        Map<String, Map<String, ValueRule>> more = new HashMap<>(elements);
        more.put(PUBLISHER, properties);
        return new AllowList(more, prefixes, free);
    }

    boolean isFree(String element) {
        return free.contains(element);
    }

    /** Returns the properties of an element with the values that they may have; empty for unknown elements. */
    Optional<Map<String, ValueRule>> rules(String element) {
        Map<String, ValueRule> exact = elements.get(element);
        if (exact != null) {
            return Optional.of(exact);
        }
        return prefixes.entrySet().stream()
                .filter(entry -> matches(entry.getKey(), element))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** GLib takes underscores for dashes. */
    static String canonical(String property) {
        return property.replace('_', '-');
    }

    private static boolean matches(String pattern, String element) {
        int star = pattern.indexOf('*');
        String tail = pattern.substring(star + 1);
        return element.length() >= pattern.length()
                && element.startsWith(pattern.substring(0, star))
                && element.endsWith(tail);
    }

    private void read(String line) {
        int colon = line.indexOf(" : ");
        Map<String, ValueRule> rules = new HashMap<>();
        rules.put("name", new ValueRule.Plain());
        for (String item : words(line.substring(colon + 3))) {
            int rule = item.indexOf('@');
            int values = item.indexOf('=');
            if (rule > 0) {
                rules.put(item.substring(0, rule), ValueRule.named(item.substring(rule + 1)));
            } else if (values > 0) {
                rules.put(
                        item.substring(0, values),
                        new ValueRule.OneOf(Set.of(item.substring(values + 1).split("\\|", -1))));
            } else {
                rules.put(item, new ValueRule.Any());
            }
        }
        for (String element : words(line.substring(0, colon))) {
            (element.contains("*") ? prefixes : elements).put(element, Map.copyOf(rules));
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
