/** Performance tests: checks, preparation of the run, outcome. */
@NullMarked
package io.vippet.benchmark.internal;

import org.jspecify.annotations.NullMarked;
