/** Running a launch text in a child process, and asking GStreamer and the inference runtime what they know. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.api.runner;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
