/**
 * The part of GStreamer 1.x that this product uses, through the foreign function interface: running launch texts, asking
 * the registry, and Java classes as elements. Type names are those of gst1-java-core.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.gstreamer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
