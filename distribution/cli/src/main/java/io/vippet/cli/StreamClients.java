package io.vippet.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The load side of {@link MetadataBench}, a process of its own with one thread: clients of one stream that note how old
 * each record is when it is read. One more client asks for everything from the start and reads nothing until the end.
 */
final class StreamClients {

    /** Begins the records whose age is measured; the monotonic clock is the same in all processes of a machine. */
    static final String TIMED = "{\"t\":";

    private static final byte[] MARK = ("data: " + TIMED).getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;
    private static final int SMALL = 1 << 12;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Selector selector = Selector.open();
    private final URI stream;
    private final long began = System.nanoTime();
    private final long[] ages;
    private int seen;

    private StreamClients(URI stream, int records) throws IOException {
        this.stream = stream;
        ages = new long[records];
    }

    /** Arguments: address, number of clients, number of records, whether a slow client is there. */
    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[1]);
        int records = Integer.parseInt(args[2]);
        var clients = new StreamClients(URI.create(args[0]), count * records);
        var slow = Boolean.parseBoolean(args[3]) ? clients.connect("?from=start", SMALL) : null;
        for (int i = 0; i < count; i++) {
            var channel = clients.connect("", BUFFER);
            channel.configureBlocking(false);
            channel.register(clients.selector, SelectionKey.OP_READ, ByteBuffer.allocate(BUFFER));
        }
        System.out.println("ready");
        clients.read();
        clients.report(slow == null ? records : clients.drain(slow, records), records);
    }

    /** Returns when the head of the answer is there. */
    private SocketChannel connect(String query, int receiveBuffer) throws IOException {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        channel.connect(new InetSocketAddress(stream.getHost(), stream.getPort()));
        var request = "GET " + stream.getPath() + query + " HTTP/1.1\r\nHost: " + stream.getAuthority() + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        var one = ByteBuffer.allocate(1);
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0 && channel.read(one.clear()) > 0) {
            head.append((char) one.get(0));
        }
        if (!head.toString().startsWith("HTTP/1.1 200")) {
            throw new IOException("The server answers: " + head);
        }
        return channel;
    }

    /** Until every client has every record. */
    private void read() throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (seen < ages.length && System.nanoTime() < end) {
            selector.select(key -> read((SocketChannel) key.channel(), (ByteBuffer) key.attachment()), 1_000);
        }
    }

    private void read(SocketChannel channel, ByteBuffer buffer) {
        try {
            if (channel.read(buffer) < 0) {
                channel.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        long now = System.nanoTime();
        buffer.flip();
        for (long written : times(buffer)) {
            if (seen < ages.length) {
                ages[seen++] = now - written;
            }
        }
        buffer.compact();
    }

    /** Takes complete lines out of a buffer; returns the times that they carry. */
    static List<Long> times(ByteBuffer buffer) {
        var times = new ArrayList<Long>();
        int start = buffer.position();
        for (int i = start; i < buffer.limit(); i++) {
            if (buffer.get(i) == '\n') {
                if (i - start > MARK.length
                        && Arrays.mismatch(buffer.array(), start, start + MARK.length, MARK, 0, MARK.length) < 0) {
                    times.add(number(buffer, start + MARK.length));
                }
                start = i + 1;
            }
        }
        buffer.position(start);
        return times;
    }

    private static long number(ByteBuffer buffer, int from) {
        long number = 0;
        for (int i = from; Character.isDigit(buffer.get(i)); i++) {
            number = 10 * number + buffer.get(i) - '0';
        }
        return number;
    }

    /** Reads what a slow client has left lying; returns how many of the records it got. */
    private int drain(SocketChannel slow, int records) throws IOException {
        slow.socket().setSoTimeout(5_000);
        var buffer = ByteBuffer.allocate(BUFFER);
        int got = 0;
        while (got < records && slow.read(buffer) >= 0) {
            got += (int) times(buffer.flip()).stream().filter(t -> t > began).count(); // not those of earlier turns
            buffer.compact();
        }
        return got;
    }

    private void report(int bySlow, int records) {
        var sorted = Arrays.copyOf(ages, seen);
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "{\"p50\":%.3f,\"p99\":%.3f,\"max\":%.3f,\"lost\":%d}%n",
                millis(sorted, 0.5),
                millis(sorted, 0.99),
                millis(sorted, 1),
                ages.length - seen + records - bySlow);
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
