/** Brings texts to message brokers. */
@NullMarked
package io.vippet.vision.internal.publish;

import org.jspecify.annotations.NullMarked;
