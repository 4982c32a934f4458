/** What all parts of the graph library share. */
@NullMarked
package io.vippet.graph.internal;

import org.jspecify.annotations.NullMarked;
