/** Application state, settings and places of the running server. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.api.app;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
