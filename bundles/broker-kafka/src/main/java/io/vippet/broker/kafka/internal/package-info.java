/** Kafka for {@code gvametapublish}, by Apache Kafka's own client. */
@NullMarked
package io.vippet.broker.kafka.internal;

import org.jspecify.annotations.NullMarked;
