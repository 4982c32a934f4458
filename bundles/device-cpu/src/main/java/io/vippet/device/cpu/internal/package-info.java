/** The processor as an inference device. */
@NullMarked
package io.vippet.device.cpu.internal;

import org.jspecify.annotations.NullMarked;
