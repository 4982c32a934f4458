/** Request bodies that are forms with files; they are read while they arrive. */
@NullMarked
package io.vippet.rest.internal.form;

import org.jspecify.annotations.NullMarked;
