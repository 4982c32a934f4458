@NullMarked
package io.vippet.conformance.bundles.slow;

import org.jspecify.annotations.NullMarked;
