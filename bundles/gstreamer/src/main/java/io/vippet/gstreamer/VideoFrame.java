package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A mapped picture; close it as soon as the pixels are no longer needed. Planes must not be touched afterwards. */
public final class VideoFrame implements AutoCloseable {

    private final VideoInfo info;
    private final Arena arena = Arena.ofConfined();
    private final long frame;

    VideoFrame(Buffer buffer, VideoInfo info, Access access) {
        this.info = info;
        this.frame = arena.allocate(Layout.VIDEO_FRAME_SIZE, 8).address();
        long mapped = call(GstFunctions.VIDEO_FRAME_MAP, frame, info.address(), buffer.address(), access.flags());
        if ((int) mapped == 0) {
            arena.close();
            throw new GstException(
                    GstException.Kind.MAP,
                    "Buffer of %d bytes cannot be mapped for %s as %s".formatted(buffer.size(), access, info));
        }
    }

    public VideoInfo info() {
        return info;
    }

    /** Bytes from one row to the next; that of the buffer itself, which may differ from the caps. */
    public int stride(int plane) {
        return getInt(frame + Layout.VIDEO_INFO_STRIDE + 4L * plane);
    }

    /** The bytes of a plane: {@code stride * planeHeight} of them, no copy. */
    public MemorySegment plane(int plane) {
        long data = getLong(frame + Layout.VIDEO_FRAME_DATA + 8L * plane);
        return Native.memory(data, (long) stride(plane) * info.planeHeight(plane));
    }

    /** Unmaps. To be called by the thread that mapped. */
    @Override
    public void close() {
        call(GstFunctions.VIDEO_FRAME_UNMAP, frame);
        arena.close();
    }
}
