/**
 * Search for the largest number of streams that a machine holds at a floor of frames per second and stream. What is
 * searched for is the <em>crossing</em>, a real number: where the capacity, the total rate divided by the floor, equals
 * the number of streams. The answer is the whole number below it.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.density;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
