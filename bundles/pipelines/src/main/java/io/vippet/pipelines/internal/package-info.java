/** The registry of pipelines and templates. */
@NullMarked
package io.vippet.pipelines.internal;

import org.jspecify.annotations.NullMarked;
