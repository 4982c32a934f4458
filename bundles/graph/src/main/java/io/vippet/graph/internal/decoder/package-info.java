/** Choice of decoders and encoders, and the rewrites that follow. */
@NullMarked
package io.vippet.graph.internal.decoder;

import org.jspecify.annotations.NullMarked;
