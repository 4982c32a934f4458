/** What the graph library asks about models, videos, cameras, files and elements; others implement it. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.graph.lookup;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
