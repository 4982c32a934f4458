/** What the server and a runner child tell each other: sealed records, one JSON object per line. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.runner.protocol;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
