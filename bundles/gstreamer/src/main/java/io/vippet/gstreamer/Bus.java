package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;

/** Messages of a pipeline. Holds a reference: close it. */
public final class Bus implements AutoCloseable {

    private static final int EOS = 1;
    private static final int ERROR = 2;
    private static final int WARNING = 4;
    private static final int STATE_CHANGED = 0x40;
    private static final int WANTED = EOS | ERROR | WARNING | STATE_CHANGED;

    private final long address;
    private final long pipeline;

    Bus(long address, long pipeline) {
        this.address = address;
        this.pipeline = pipeline;
    }

    /** The next message, waiting at most that long. */
    public Optional<Message> poll(Duration timeout) {
        long message = call(GstFunctions.BUS_TIMED_POP_FILTERED, address, Math.max(0, timeout.toNanos()), WANTED);
        if (message == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(message));
        } finally {
            call(GstFunctions.MINI_OBJECT_UNREF, message);
        }
    }

    private Message read(long message) {
        long source = getLong(message + Layout.MESSAGE_SRC);
        String name = source == 0 ? "" : GLib.take(call(GstFunctions.OBJECT_GET_NAME, source));
        try (Arena arena = Arena.ofConfined()) {
            long out = arena.allocate(24, 8).address();
            return switch (getInt(message + Layout.TYPE)) {
                case EOS -> new Message.Eos(name);
                case ERROR -> {
                    parse(GstFunctions.MESSAGE_PARSE_ERROR, message, out);
                    yield new Message.Error(name, error(out), GLib.take(getLong(out + 8)));
                }
                case WARNING -> {
                    parse(GstFunctions.MESSAGE_PARSE_WARNING, message, out);
                    yield new Message.Warning(name, error(out), GLib.take(getLong(out + 8)));
                }
                default -> {
                    call(GstFunctions.MESSAGE_PARSE_STATE_CHANGED, message, out, out + 4, out + 8);
                    yield new Message.StateChanged(
                            name, State.of(getInt(out)), State.of(getInt(out + 4)), source == pipeline);
                }
            };
        }
    }

    private static void parse(MemorySegment function, long message, long out) {
        call(function, message, out, out + 8);
    }

    private static String error(long out) {
        String text = GLib.takeError(getLong(out));
        return text == null ? "" : text;
    }

    @Override
    public void close() {
        call(GstFunctions.OBJECT_UNREF, address);
    }
}
