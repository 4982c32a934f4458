/** Models: what is known, what is installed, and where models come from. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.api.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
