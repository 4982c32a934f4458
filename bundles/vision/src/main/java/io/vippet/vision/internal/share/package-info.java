/** Compiled models shared by elements. */
@NullMarked
package io.vippet.vision.internal.share;

import org.jspecify.annotations.NullMarked;
