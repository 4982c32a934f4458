/**
 * What a pipeline pack carries: definitions of pipelines and templates, and catalogue entries of the models, videos and
 * label files that they need. A pack is a bundle without code; its manifest headers name the files.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.pack;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
