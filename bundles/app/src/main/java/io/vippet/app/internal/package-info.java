/** Application state, settings and places. */
@NullMarked
package io.vippet.app.internal;

import org.jspecify.annotations.NullMarked;
