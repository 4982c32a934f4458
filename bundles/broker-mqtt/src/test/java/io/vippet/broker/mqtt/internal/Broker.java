package io.vippet.broker.mqtt.internal;

import io.moquette.broker.Server;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.broker.security.IAuthenticator;
import io.moquette.interception.AbstractInterceptHandler;
import io.moquette.interception.messages.InterceptPublishMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A real broker on the loopback interface; tells what reached it. */
final class Broker implements AutoCloseable {
    final List<String> texts = new CopyOnWriteArrayList<>();
    final List<String> clients = new CopyOnWriteArrayList<>();
    final int port;
    private final Properties properties = new Properties();
    private final @Nullable IAuthenticator authenticator;
    private Server server = new Server();

    Broker(@Nullable IAuthenticator authenticator, Properties more) throws IOException {
        port = freePort();
        this.authenticator = authenticator;
        properties.setProperty("host", "127.0.0.1");
        properties.setProperty("port", String.valueOf(port));
        properties.setProperty("persistence_enabled", "false");
        properties.setProperty("telemetry_enabled", "false");
        properties.setProperty("allow_anonymous", String.valueOf(authenticator == null));
        properties.putAll(more);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void start() throws IOException {
        server = new Server();
        server.startServer(new MemoryConfig(properties), List.of(new Listener()), null, authenticator, null);
    }

    void restart() throws IOException {
        server.stopServer();
        start();
    }

    @Override
    public void close() {
        server.stopServer();
    }

    private final class Listener extends AbstractInterceptHandler {
        @Override
        public String getID() {
            return "test";
        }

        @Override
        public void onPublish(InterceptPublishMessage message) {
            clients.add(message.getClientID());
            texts.add(message.getTopicName() + " " + message.getPayload().toString(StandardCharsets.UTF_8));
            super.onPublish(message);
        }

        @Override
        public void onSessionLoopError(Throwable error) {
            throw new AssertionError(error);
        }
    }
}
