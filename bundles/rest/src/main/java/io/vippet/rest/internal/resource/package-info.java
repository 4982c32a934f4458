/** The resources of the contract. Each calls one service of the {@code api} and is there only while that service is. */
@NullMarked
package io.vippet.rest.internal.resource;

import org.jspecify.annotations.NullMarked;
