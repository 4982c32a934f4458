/**
 * What an inference engine offers to the gva* elements. An engine is a jar on the child's class path with a
 * {@link io.vippet.vision.InferenceEngine} that {@link java.util.ServiceLoader} finds.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.vision;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
