/** Makes pipelines faster: outdated elements are replaced, properties are searched by running candidates. */
@NullMarked
package io.vippet.optimization.internal;

import org.jspecify.annotations.NullMarked;
