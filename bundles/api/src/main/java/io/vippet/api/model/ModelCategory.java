package io.vippet.api.model;

import io.vippet.api.payload.WireName;

/** What a model is for. */
public enum ModelCategory {
    @WireName("classification")
    CLASSIFICATION,
    @WireName("detection")
    DETECTION,
    @WireName("genai")
    GENAI
}
