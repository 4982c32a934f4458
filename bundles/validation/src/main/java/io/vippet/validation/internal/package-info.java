/** Tries pipelines in a child and says in short texts what is wrong with them. */
@NullMarked
package io.vippet.validation.internal;

import org.jspecify.annotations.NullMarked;
