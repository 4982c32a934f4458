package io.vippet.rest.internal.dispatch;

import io.vippet.rest.internal.wire.Uploads;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.osgi.framework.ServiceReference;

/** A real server around the dispatcher; strips {@code /api/v1} as the product's does. */
public final class TestServer implements AutoCloseable {

    /** Fewer than in the product, so that a test can use them up. */
    public static final int THREADS = 12;

    private static final String PREFIX = "/api/v1";

    private static final Map<Object, Long> IDS = new ConcurrentHashMap<>();

    private final Server server = new Server(threads());
    private final ServerConnector connector;
    private final JerseyDispatcher dispatcher =
            new JerseyDispatcher(new Uploads(Path.of(System.getProperty("java.io.tmpdir")), 1 << 20));
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Object, ServiceReference<?>> references = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();

    public TestServer(Object... resources) throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Wrapper(dispatcher) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                return super.handle(stripped(request), response, callback);
            }
        });
        for (Object resource : resources) {
            add(resource);
        }
        server.start();
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("test-"));
        return threads;
    }

    private static Request stripped(Request request) {
        String path = request.getHttpURI().getPath();
        if (!path.startsWith(PREFIX)) {
            return request;
        }
        HttpURI uri = HttpURI.build(request.getHttpURI())
                .path(path.substring(PREFIX.length()))
                .asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpURI getHttpURI() {
                return uri;
            }
        };
    }

    public void add(Object resource) {
        ServiceReference<?> reference = reference(ids.incrementAndGet());
        references.put(resource, reference);
        dispatcher.addPart(resource, reference);
    }

    public void remove(Object resource) {
        dispatcher.removePart(resource, references.remove(resource));
    }

    void open() {
        new Opening(dispatcher).run();
    }

    public int port() {
        return connector.getLocalPort();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + PREFIX + path);
    }

    public HttpClient client() {
        return client;
    }

    public HttpResponse<String> send(String method, String path, String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return send(request.build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "", new byte[0]);
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws Exception {
        client.shutdownNow();
        server.stop();
        dispatcher.deactivate();
    }

    /** A reference of which only the order matters: the older, the larger, as the framework has it. */
    private static ServiceReference<?> reference(long id) {
        Object made = Proxy.newProxyInstance(
                TestServer.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("compareTo")) {
                        return Long.compare(IDS.getOrDefault(arguments[0], 0L), id);
                    }
                    return method.getName().equals("hashCode") ? (Object) (int) id : (Object) (self == arguments[0]);
                });
        IDS.put(made, id);
        return (ServiceReference<?>) made;
    }
}
