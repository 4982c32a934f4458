/** Reading and writing launch text. */
@NullMarked
package io.vippet.graph.internal.launch;

import org.jspecify.annotations.NullMarked;
