package io.vippet.rest.internal.form;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One part of a multipart body.
 *
 * @param name of the field; empty when there is none
 * @param filename null unless the client names a file
 * @param content ends with the part; can be read until the next part is asked for
 */
record Part(String name, @Nullable String filename, InputStream content) {}
