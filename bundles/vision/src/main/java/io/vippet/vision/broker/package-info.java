/**
 * What a message broker's client offers to {@code gvametapublish}: a jar on the child's class path with a
 * {@link io.vippet.vision.broker.BrokerClient} that {@link java.util.ServiceLoader} finds.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.vippet.vision.broker;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
