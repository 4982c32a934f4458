/** How a request becomes the records that describe it. Nothing here knows HTTP. */
@NullMarked
package io.vippet.rest.internal.binding;

import org.jspecify.annotations.NullMarked;
