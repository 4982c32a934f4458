/** The inferring elements against OpenVINO's own benchmark. */
@NullMarked
package io.vippet.benchmarks.inference;

import org.jspecify.annotations.NullMarked;
