/** Texts as graphs see them: blanks, integers, order, paths. */
@NullMarked
package io.vippet.graph.internal.text;

import org.jspecify.annotations.NullMarked;
