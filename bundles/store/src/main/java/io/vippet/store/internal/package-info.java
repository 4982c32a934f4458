/** The embedded SQL database. */
@NullMarked
package io.vippet.store.internal;

import org.jspecify.annotations.NullMarked;
