package io.vippet.pipelines.internal;

import io.vippet.pack.Pack;
import io.vippet.pack.PipelineDefinition;
import io.vippet.pack.PipelineDefinition.VariantDefinition;
import java.util.ArrayList;
import java.util.List;

/** Packs made for a test. */
final class TestPacks {

    private TestPacks() {}

    static PipelineDefinition definition(String file, String name, String... launches) {
        List<VariantDefinition> variants = new ArrayList<>();
        for (String launch : launches) {
            variants.add(new VariantDefinition("V" + variants.size(), launch));
        }
        return new PipelineDefinition(file, name, "text", List.of("tag"), "data:image/gif;base64,R0lG", variants);
    }

    static PipelineDefinition simple(String file, String name) {
        return definition(file, name, "videotestsrc ! fakesink");
    }

    static Pack pack(String name, long order, PipelineDefinition... pipelines) {
        return new Pack(name, order, List.of(pipelines), List.of(), List.of(), List.of(), List.of());
    }
}
