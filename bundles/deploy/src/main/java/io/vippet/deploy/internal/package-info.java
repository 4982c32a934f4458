/** Hot deployment: the folder {@code load/} of the home as a set of bundles that come, change and go. */
@NullMarked
package io.vippet.deploy.internal;

import org.jspecify.annotations.NullMarked;
