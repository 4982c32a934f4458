/** The simple view of a graph, the edits that come back from it, and both graphs of a variant. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.graph.view;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
