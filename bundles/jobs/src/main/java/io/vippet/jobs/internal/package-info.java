/** Job records and the one measuring slot. */
@NullMarked
package io.vippet.jobs.internal;

import org.jspecify.annotations.NullMarked;
