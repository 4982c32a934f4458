package io.vippet.http.internal;

import io.vippet.http.HandlerWhiteboard;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two doors: one for clients, and one for the operator that is only open when somebody stands behind it. */
final class Connectors {

    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

    /** As long as the reverse proxy waits; event streams send a sign of life every 30 s. */
    private static final long IDLE_MILLIS = 300_000;

    private static final Duration HEADER_PATIENCE = Duration.ofSeconds(20);

    /** Connections without a request do not hold up the end. */
    private static final long IDLE_MILLIS_AT_END = 50;

    private final Server server;
    private final ServerConnector publicDoor;
    private final ServerConnector adminDoor;
    private final ReentrantLock lock = new ReentrantLock();

    Connectors(Server server, HttpOptions options) {
        this.server = server;
        publicDoor = connector(HandlerWhiteboard.PUBLIC, options.bind(), options.port());
        adminDoor = connector(HandlerWhiteboard.ADMIN, options.adminBind(), options.adminPort());
    }

    private ServerConnector connector(String name, String host, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(ApiPath.COMPLIANCE);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setName(name);
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setShutdownIdleTimeout(IDLE_MILLIS_AT_END);
        return connector;
    }

    /** Opens the public door and starts the server. */
    void openPublic() throws Exception {
        open(publicDoor, HttpOptions.PORT, HttpOptions.BIND);
        server.addConnector(publicDoor);
        server.addManaged(
                new SlowClients(publicDoor::getConnectedEndPoints, publicDoor.getScheduler(), HEADER_PATIENCE));
        server.start();
    }

    int publicPort() {
        return publicDoor.getLocalPort();
    }

    int adminPort() {
        return adminDoor.getLocalPort();
    }

    String publicUrl() {
        String host = publicDoor.getHost();
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + publicPort();
    }

    /** Opens or closes the admin door; the public one works on when that fails. */
    void admin(boolean wanted) {
        lock.lock();
        try {
            if (wanted && !adminDoor.isStarted()) {
                open(adminDoor, HttpOptions.ADMIN_PORT, HttpOptions.ADMIN_BIND);
                server.addConnector(adminDoor);
                adminDoor.start();
                LOG.info("Admin connector at {}:{}", adminDoor.getHost(), adminDoor.getLocalPort());
            } else if (!wanted && adminDoor.isStarted()) {
                adminDoor.stop();
                // A connection that is just being served survives the stop, and its client would wait for ever.
                List.copyOf(adminDoor.getConnectedEndPoints()).forEach(EndPoint::close);
                server.removeConnector(adminDoor);
            }
        } catch (Exception e) {
            LOG.error("{}", e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private static void open(ServerConnector door, String portSetting, String bindSetting) throws IOException {
        try {
            door.open();
        } catch (IOException e) {
            String place = door.getHost() + ":" + door.getPort();
            boolean taken = e instanceof BindException || e.getCause() instanceof BindException;
            throw new IOException(
                    taken && !String.valueOf(e.getCause()).contains("assign")
                            ? "Port " + door.getPort() + " of " + door.getHost()
                                    + " is taken: stop the program that uses it or set " + portSetting + " to another."
                            : "Cannot listen on " + place + " (" + e.getMessage() + "): set " + bindSetting
                                    + " to an address of this machine and " + portSetting + " to a free port.",
                    e);
        }
    }
}
