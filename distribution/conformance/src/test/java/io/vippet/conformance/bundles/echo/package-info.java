@NullMarked
package io.vippet.conformance.bundles.echo;

import org.jspecify.annotations.NullMarked;
