/** GStreamer launch text as a graph, and back. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.graph;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
