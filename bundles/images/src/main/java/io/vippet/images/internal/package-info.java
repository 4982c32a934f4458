/** Sets of images that users upload as archives. */
@NullMarked
package io.vippet.images.internal;

import org.jspecify.annotations.NullMarked;
