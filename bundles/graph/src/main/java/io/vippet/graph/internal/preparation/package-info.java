/** Steps that make a graph ready for a run. */
@NullMarked
package io.vippet.graph.internal.preparation;

import org.jspecify.annotations.NullMarked;
