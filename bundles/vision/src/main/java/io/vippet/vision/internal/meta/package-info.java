/** What is known about a frame, and its JSON form. */
@NullMarked
package io.vippet.vision.internal.meta;

import org.jspecify.annotations.NullMarked;
