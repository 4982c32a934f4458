/** Micro-benchmarks; each prints {@code RESULT key=value unit}. */
@NullMarked
package io.vippet.benchmarks;

import org.jspecify.annotations.NullMarked;
