package io.vippet.vision.internal.decode;

/** Makes a label from an output of a classifier. Stateless. */
@FunctionalInterface
public interface ClassDecoder {
    /** The label. */
    Classification decode(Outputs outputs);
}
