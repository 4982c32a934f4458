/** Metadata files of jobs: who wrote which, where to read them, and their newest records. */
@NullMarked
package io.vippet.metadata.internal;

import org.jspecify.annotations.NullMarked;
