/** The OpenAPI document of what is served, and two pages that show it. */
@NullMarked
package io.vippet.openapi.internal;

import org.jspecify.annotations.NullMarked;
