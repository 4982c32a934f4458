/**
 * GStreamer launch text as a graph, and back.
 *
 * <h2>What GStreamer accepts</h2>
 *
 * <p>{@code gst_parse_launch} of GStreamer 1.22 to 1.26, longest token first; blanks, tabs and line ends may stand
 * between any two tokens, and {@code #} begins a comment that lasts to the end of the line.
 *
 * <pre>{@code
 * text       = { chain }
 * chain      = [ from link ] part { link part } [ link to ] | from link to
 * part       = [ pads ] ( element | bin ) [ pads ]
 * from       = reference | uri                  where a chain begins: a named element, or the source for an address
 * to         = reference | uri                  where it ends: a named element, or the sink for an address
 * element    = identifier { assignment | preset }
 * bin        = ( "(" | identifier "." "(" ) { assignment } { chain } ")"       without a kind: "bin"
 * link       = op | op caps { ";" caps } op     with caps between: a filter
 * op         = "!" | ":"                        ":" links all pads, also those that appear later
 * reference  = identifier "." [ identifier ] { "," identifier }                an element's name, then its pads
 * pads       = "." identifier { "," identifier }
 * assignment = identifier "=" string            blanks around "=" are dropped; "child::property" reaches into bins
 * preset     = "@preset" "=" string
 * caps       = name "/" name [ "(" feature { "," feature } ")" ] { "," field "=" value }
 * uri        = protocol "://" [ string ] | [ "." ] "/" string
 * identifier = ( letter | digit | "_" ) { letter | digit | "-" | "_" | "%" | ":" }
 * string     = word | '"' … '"' | "'" … "'"     a backslash takes the next character literally, quotes and blanks too
 * }</pre>
 *
 * <ul>
 *   <li>Blanks are those of C's {@code isspace}: space and U+0009 to U+000D.
 *   <li>A caps filter must stand between two link operators; elsewhere its text is an element name and a path.
 *   <li>A property whose type is an element takes launch text as its value and makes a bin of it.
 *   <li>References may come before the element that they name; names are looked up at the end.
 *   <li>Double quotes around a value vanish, single quotes stay part of it.
 * </ul>
 *
 * <h2>What is read here</h2>
 *
 * <p>Less, and some of it otherwise, since clients and stored pipelines count on it:
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
 *   <li>Comments, bins, presets, addresses as ends, pads and {@code :} have no meaning; they become elements.
 * </ul>
 *
 * <p>Caps filters with fields carry the property {@code __node_kind} with value {@code caps}. A text may have a million
 * elements and properties. What may <em>run</em> is a third question: {@link io.vippet.graph.policy.LaunchPolicy}.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.graph.launch;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
