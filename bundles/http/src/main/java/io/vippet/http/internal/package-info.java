/** The HTTP server: connectors, gate, routing to handlers. */
@NullMarked
package io.vippet.http.internal;

import org.jspecify.annotations.NullMarked;
