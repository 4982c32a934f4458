/** Reading packs from bundles. */
@NullMarked
package io.vippet.pack.internal;

import org.jspecify.annotations.NullMarked;
