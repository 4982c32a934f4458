/** The gva* elements. */
@NullMarked
package io.vippet.vision.internal.element;

import org.jspecify.annotations.NullMarked;
