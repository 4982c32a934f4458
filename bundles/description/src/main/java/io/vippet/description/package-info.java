/**
 * What payloads and operations look like on the wire, read once from records and from the methods of resources. The same
 * descriptions serve reading, writing and documenting.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.description;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
