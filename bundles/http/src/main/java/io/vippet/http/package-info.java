/** How other bundles put handlers into the HTTP server. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
