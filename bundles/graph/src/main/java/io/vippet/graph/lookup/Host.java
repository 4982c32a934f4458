package io.vippet.graph.lookup;

/** What this machine can do when a run is prepared. */
public record Host(ElementRegistry elements, CameraCatalog cameras, TsConversion tsConversion) {}
