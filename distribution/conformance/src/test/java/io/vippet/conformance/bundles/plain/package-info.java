@NullMarked
package io.vippet.conformance.bundles.plain;

import org.jspecify.annotations.NullMarked;
