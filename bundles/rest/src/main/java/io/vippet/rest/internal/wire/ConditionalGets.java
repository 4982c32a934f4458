package io.vippet.rest.internal.wire;

import io.vippet.api.rest.ConditionalGet;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Gives every method marked {@link ConditionalGet} a memory of its own, which goes with the generation. */
public final class ConditionalGets implements DynamicFeature {

    private final JsonProvider json;

    /**
     * Makes the feature of one generation.
     *
     * @param json writes the values
     */
    public ConditionalGets(JsonProvider json) {
        this.json = json;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (resource.getResourceMethod().isAnnotationPresent(ConditionalGet.class)) {
            context.register(new ConditionalAnswer(json));
        }
    }
}
