/** Fetching models, clips and the inference runtime out of published archives, with and without the server. */
@NullMarked
package io.vippet.model.archive;

import org.jspecify.annotations.NullMarked;
