/**
 * OpenVINO for Java: the runtime's C library called through the foreign function API.
 *
 * <p>Names follow OpenVINO's own APIs: {@link io.vippet.openvino.Core} reads and compiles a
 * {@link io.vippet.openvino.Model}, a {@link io.vippet.openvino.CompiledModel} makes
 * {@link io.vippet.openvino.InferRequest}s, and a {@link io.vippet.openvino.Tensor} lies over memory of the caller. The
 * runtime itself is not part of this library; the caller names its directory.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.openvino;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
