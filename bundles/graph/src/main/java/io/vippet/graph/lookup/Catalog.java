package io.vippet.graph.lookup;

/** All that references in a graph can point to. */
public record Catalog(
        ModelCatalog models, VideoCatalog videos, ImageSetCatalog imageSets, FileLookup files, Locations locations) {}
