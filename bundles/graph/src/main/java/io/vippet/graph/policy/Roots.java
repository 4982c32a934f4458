package io.vippet.graph.policy;

import java.util.List;

/**
 * Folders that launch text may reach; absolute, links in them resolved.
 *
 * @param input folders with videos, images, models, labels
 * @param output folders that runs write into
 */
public record Roots(List<String> input, List<String> output) {

    public Roots {
        input = List.copyOf(input);
        output = List.copyOf(output);
    }
}
