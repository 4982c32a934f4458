/** The started product against its contract, from outside. */
@NullMarked
package io.vippet.conformance;

import org.jspecify.annotations.NullMarked;
