/**
 * Pipelines as graphs: nodes with properties, edges, the order of both. Launch text is read and written by {@link
 * io.vippet.graph.launch}, the simple view made by {@link io.vippet.graph.view}.
 *
 * <p>Ids are texts; nothing enforces that they are unique, that edges have both ends, or that there are no cycles. Where
 * ids repeat, looking one up finds the last node. Properties whose names begin with two underscores are never printed.
 *
 * <p>Every method of this library takes any text and any graph and throws {@link io.vippet.graph.GraphException} at
 * most. Time is linear in the length of texts; nesting has no limit.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.graph;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
