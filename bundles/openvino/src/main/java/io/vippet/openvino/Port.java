package io.vippet.openvino;

/**
 * An input or output of a model, as it was when asked.
 *
 * @param index position among the inputs or outputs, from 0
 * @param name one of the tensor's names; empty if it has none
 * @param elementType type of its elements
 * @param shape its dimensions, possibly open
 */
public record Port(int index, String name, ElementType elementType, PartialShape shape) {}
