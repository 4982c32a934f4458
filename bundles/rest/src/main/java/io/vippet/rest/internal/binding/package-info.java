/**
 * What a payload looks like on the wire, read once from its record, and how a request becomes such a record. Nothing
 * here knows HTTP: the same descriptions serve reading, writing and documenting.
 */
@NullMarked
package io.vippet.rest.internal.binding;

import org.jspecify.annotations.NullMarked;
