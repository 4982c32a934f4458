/** Values of running jobs, for whoever shows or keeps them. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.api.metrics;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
