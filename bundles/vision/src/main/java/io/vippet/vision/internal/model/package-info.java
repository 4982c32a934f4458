/** Model descriptions beside the model files. */
@NullMarked
package io.vippet.vision.internal.model;

import org.jspecify.annotations.NullMarked;
