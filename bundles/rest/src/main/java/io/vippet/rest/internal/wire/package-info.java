/** HTTP as clients of this API know it: JSON in and out, parameters, error shapes, routing rules. */
@NullMarked
package io.vippet.rest.internal.wire;

import org.jspecify.annotations.NullMarked;
