/** Edits of simple views. */
@NullMarked
package io.vippet.graph.internal.view;

import org.jspecify.annotations.NullMarked;
