/** Inference devices of this machine and the backends that know them. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.api.device;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
