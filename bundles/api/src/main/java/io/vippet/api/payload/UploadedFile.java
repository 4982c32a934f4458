package io.vippet.api.payload;

import java.io.InputStream;

/**
 * A file of a multipart form. A record with such a component is read from {@code multipart/form-data}; its other
 * components are the form's fields.
 *
 * @param filename as the client names it, possibly with directories or nothing at all: not to be trusted
 * @param content to be read once, before the request is answered; it comes as fast as the client sends it
 */
public record UploadedFile(String filename, InputStream content) {}
