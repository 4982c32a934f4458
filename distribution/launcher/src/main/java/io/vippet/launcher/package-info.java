/** Starts the OSGi framework with the bundles of an assembled distribution, and stops it in order. */
@NullMarked
package io.vippet.launcher;

import org.jspecify.annotations.NullMarked;
