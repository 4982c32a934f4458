/** Durable job records, the one measuring slot, and the tests that run in it. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.api.job;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
