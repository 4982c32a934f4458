/** Which videos there are, what is in them, and their copies for looping. */
@NullMarked
package io.vippet.videos.internal;

import org.jspecify.annotations.NullMarked;
