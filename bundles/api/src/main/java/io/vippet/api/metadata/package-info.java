/** Inference results per frame, kept as files. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.api.metadata;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
