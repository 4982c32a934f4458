/** The model catalogue, what of it is installed, and installing the rest. */
@NullMarked
package io.vippet.models.internal;

import org.jspecify.annotations.NullMarked;
