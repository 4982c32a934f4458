@NullMarked
package io.vippet.openapi.internal;

import org.jspecify.annotations.NullMarked;
