/** Tests that run inside the framework, on the bundles of the assembled product. */
@NullMarked
package io.vippet.container;

import org.jspecify.annotations.NullMarked;
