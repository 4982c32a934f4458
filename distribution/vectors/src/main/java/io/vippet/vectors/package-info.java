/** Runs files of conformance cases: operation, input, expected result or error. */
@NullMarked
package io.vippet.vectors;

import org.jspecify.annotations.NullMarked;
