/** Inventory of this machine's inference devices. */
@NullMarked
package io.vippet.devices.internal;

import org.jspecify.annotations.NullMarked;
