/** What launch text may do on this machine. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.graph.policy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
