/** Motion in pictures. */
@NullMarked
package io.vippet.vision.internal.motion;

import org.jspecify.annotations.NullMarked;
