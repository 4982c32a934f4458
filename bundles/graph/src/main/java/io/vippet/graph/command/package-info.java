/** From pipelines to the one launch text of a run. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.graph.command;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
