/** The rules of the architecture. Each is tried on the product, and on something that breaks it. */
@NullMarked
package io.vippet.architecture;

import org.jspecify.annotations.NullMarked;
