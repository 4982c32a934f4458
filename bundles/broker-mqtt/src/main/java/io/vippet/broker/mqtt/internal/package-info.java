/** MQTT for {@code gvametapublish}, by Eclipse Paho. */
@NullMarked
package io.vippet.broker.mqtt.internal;

import org.jspecify.annotations.NullMarked;
