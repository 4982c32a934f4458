/** Launch text: reading and printing it. Its grammar is described with the graph. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.graph.launch;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
