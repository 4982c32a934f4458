/** Parts of the runner child. */
@NullMarked
package io.vippet.runner.child.internal;

import org.jspecify.annotations.NullMarked;
