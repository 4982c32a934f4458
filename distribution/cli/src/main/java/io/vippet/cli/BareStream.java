package io.vippet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The least that a stream of records costs: one thread writes bytes that are ready into the sockets of all clients, one
 * after the other. A server does all of that and more, so its figures are the floor for those of ours.
 */
final class BareStream implements AutoCloseable {

    private static final byte[] HEAD = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocketChannel door;
    private final List<SocketChannel> clients = new CopyOnWriteArrayList<>();

    private BareStream(ServerSocketChannel door) {
        this.door = door;
    }

    static BareStream open() throws IOException {
        var door = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var stream = new BareStream(door);
        Thread.ofPlatform().daemon().name("bare-stream").start(stream::accept);
        return stream;
    }

    URI address() throws IOException {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) door.getLocalAddress()).getPort() + "/");
    }

    private void accept() {
        try {
            while (true) {
                var client = door.accept();
                client.read(ByteBuffer.allocate(1 << 12)); // the request, which is not looked at
                clients.add(client);
                client.write(ByteBuffer.wrap(HEAD));
            }
        } catch (ClosedChannelException e) {
            // The end.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a record to all clients; forgets those that are gone. */
    void send(String record) throws IOException {
        var event = ("id: 1\ndata: " + record + "\n").getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocateDirect(event.length).put(event).flip();
        for (var client : clients) {
            try {
                client.write(bytes.duplicate());
            } catch (IOException e) {
                clients.remove(client);
                client.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var client : clients) {
            client.close();
        }
    }
}
