/** What resources of the REST interface say about themselves, the error bodies they share, and what is served. */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.api.rest;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
