package io.vippet.pack;

/**
 * A small file inside a pack.
 *
 * @param name file name without directory
 * @param content its bytes; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record PackResource(String name, byte[] content) {}
