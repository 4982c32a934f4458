/** Pipelines, their variants, and templates. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.api.pipeline;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
