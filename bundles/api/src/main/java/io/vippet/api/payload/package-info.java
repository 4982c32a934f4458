/**
 * Annotations that complete the description of a payload record: what constraints and types do not say. Those of
 * components also target methods, so that the compiler puts them on accessors: build tools look there when they work out
 * which packages a bundle needs, and an annotation whose package is not imported is silently absent at run time.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.api.payload;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
