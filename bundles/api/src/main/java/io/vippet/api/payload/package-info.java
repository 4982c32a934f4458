/** Annotations that complete the description of a payload record: what constraints and types do not say. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.api.payload;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
