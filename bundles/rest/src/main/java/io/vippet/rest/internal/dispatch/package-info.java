/**
 * Serves resources that come and go. Each change makes a new application beside the running one; the old one keeps the
 * requests it has and is closed after the last of them.
 */
@NullMarked
@Capability(namespace = "osgi.implementation", name = "osgi.jakartars", version = "2.0")
package io.vippet.rest.internal.dispatch;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
