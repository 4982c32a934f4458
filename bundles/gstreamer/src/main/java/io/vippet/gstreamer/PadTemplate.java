package io.vippet.gstreamer;

/**
 * A kind of pad that a kind of element has.
 *
 * @param name {@code sink}; with a pattern, {@code src_%u}, where there may be several
 * @param direction {@code src} or {@code sink}
 * @param presence {@code always}, {@code sometimes} (appears when the stream is known) or {@code request}
 * @param caps what may pass
 */
public record PadTemplate(String name, String direction, String presence, String caps) {}
