/** Foreign calls into the OpenVINO C library. */
@NullMarked
package io.vippet.openvino.internal;

import org.jspecify.annotations.NullMarked;
