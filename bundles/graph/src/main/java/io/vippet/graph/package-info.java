/**
 * GStreamer launch text as a graph, and back; the simple view and its edits.
 *
 * <h2>The text that is read</h2>
 *
 * <pre>{@code
 * text      = [segment] { "!" [segment] }            empty segments are skipped
 * segment   = caps | elements
 * caps      = base "," field { "," field }           any segment with a comma
 * field     = key "=" value                          both non-empty, blanks around them dropped
 * elements  = { assignment | reference | element }   the first that fits, blanks between
 * assignment= key [blanks] "=" [blanks] value
 * value     = '"' … '"' | "'" … "'" | word           no escapes
 * reference = word of two or more characters that ends with "."
 * element   = word
 * }</pre>
 *
 * <ul>
 *   <li>{@code !} and {@code ,} have their meaning inside quotes, too.
 *   <li>The key of an assignment is the longest beginning of a word that an equals sign and a value follow; the
 *       property's name ends at the first equals sign all the same. Quotes stay part of the value.
 *   <li>A property belongs to the node before it. Properties before the first node are dropped.
 *   <li>Nodes are numbered by segment from 0; several elements in one segment share a number.
 *   <li>Each node is linked to the segment before it, or, behind a branch reference, to the latest {@code tee} that was
 *       not referred to yet, whatever the reference's name.
 *   <li>Blanks are the characters of Unicode that Python's {@code str.split} takes for white space.
 * </ul>
 *
 * <p>Caps filters with fields carry the property {@code __node_kind} with value {@code caps}. Properties that begin
 * with two underscores are never printed.
 *
 * <p>Every method here takes any text and any graph and throws {@link io.vippet.graph.GraphException} at most. Time is
 * linear in the length of texts; nesting has no limit. A text may have a million elements and properties.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.graph;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
