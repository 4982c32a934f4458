/** Names in graphs and the files they stand for. */
@NullMarked
package io.vippet.graph.internal.reference;

import org.jspecify.annotations.NullMarked;
