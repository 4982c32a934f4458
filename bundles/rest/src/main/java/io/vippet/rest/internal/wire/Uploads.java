package io.vippet.rest.internal.wire;

import java.nio.file.Path;

/**
 * Where files are set aside that come before the fields of their form.
 *
 * @param directory made when it is needed
 * @param mostBytes size of such a file
 */
public record Uploads(Path directory, long mostBytes) {}
