package io.vippet.app.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows missing services to the component or service at the end of the chain, where the repair must begin. */
final class MissingChain {

    /** A service that a component waits for; the target is an LDAP filter or null. */
    record Need(String service, @Nullable String target) {

        String text() {
            String name = service.substring(service.lastIndexOf('.') + 1);
            return target == null || target.isEmpty() ? name : name + " with " + target;
        }
    }

    /** A component as far as it matters here: the failure is set when its activation threw. */
    record Part(
            String name,
            List<String> offers,
            List<Need> needs,
            @Nullable String failure) {

        boolean missing() {
            return !needs.isEmpty() || failure != null;
        }

        String shortName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    private static final String NOTHING = "nothing offers";

    private final List<Part> parts;

    MissingChain(List<Part> parts) {
        this.parts = parts;
    }

    /** One sentence per root cause, each with the longest chain that ends there. */
    List<String> sentences() {
        Map<String, Chain> longest = new LinkedHashMap<>();
        for (Part part : parts) {
            if (part.missing()) {
                follow(part, new LinkedHashSet<>(), new ArrayList<>(List.of(part.shortName())), longest);
            }
        }
        return longest.values().stream().map(Chain::sentence).toList();
    }

    /** Component first, then the services that lead to the cause. */
    private record Chain(List<String> links, String cause) {

        /** What two chains with the same end have in common. */
        String end() {
            return cause.equals(NOTHING) ? links.getLast() : cause;
        }

        String sentence() {
            StringBuilder text = new StringBuilder(links.getFirst()).append(" is missing: it ");
            for (String link : links.subList(1, links.size())) {
                text.append("needs ").append(link).append(", which ");
            }
            return text.append(cause).append('.').toString();
        }
    }

    private void follow(Part part, Set<Part> seen, List<String> links, Map<String, Chain> longest) {
        if (!seen.add(part)) {
            end("waits for itself", links, longest);
            return;
        }
        if (part.failure() != null) {
            end("failed to start: " + part.failure(), links, longest);
        }
        for (Need need : part.needs()) {
            List<Part> makers = parts.stream()
                    .filter(other -> other.offers().contains(need.service()) && other.missing())
                    .toList();
            if (makers.isEmpty()) {
                end(NOTHING, append(links, need.text()), longest);
            }
            for (Part maker : makers) {
                follow(
                        maker,
                        new LinkedHashSet<>(seen),
                        append(links, need.text() + " (" + maker.shortName() + ")"),
                        longest);
            }
        }
    }

    private static void end(String cause, List<String> links, Map<String, Chain> longest) {
        Chain chain = new Chain(links, cause);
        longest.merge(
                chain.end(), chain, (a, b) -> a.links().size() >= b.links().size() ? a : b);
    }

    private static List<String> append(List<String> links, String link) {
        List<String> longer = new ArrayList<>(links);
        longer.add(link);
        return longer;
    }
}
