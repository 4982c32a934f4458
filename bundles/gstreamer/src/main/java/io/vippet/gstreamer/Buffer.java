package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A view of a {@code GstBuffer}. It does not own a reference: valid as long as the call that handed it out says. */
public final class Buffer {

    /** Time stamp of a buffer without one. */
    public static final long NO_TIME = -1;

    private final long address;

    Buffer(long address) {
        this.address = address;
    }

    /** The C pointer, for calls of one's own. */
    public long address() {
        return address;
    }

    /** Presentation time in ns of the stream, or {@link #NO_TIME}. */
    public long pts() {
        return getLong(address + Layout.BUFFER_PTS);
    }

    /** Duration in ns, or {@link #NO_TIME}. */
    public long duration() {
        return getLong(address + Layout.BUFFER_DURATION);
    }

    /** Bytes. */
    public long size() {
        return call(GstFunctions.BUFFER_GET_SIZE, address);
    }

    /** Whether metas and pixels may be changed here. */
    public boolean writable() {
        return (int) call(GstFunctions.MINI_OBJECT_IS_WRITABLE, address) != 0;
    }

    /**
     * Maps the picture.
     *
     * @throws GstException when the memory cannot be mapped
     */
    public VideoFrame map(VideoInfo info, Access access) {
        return new VideoFrame(this, info, access);
    }

    /**
     * Shows the bytes, whatever they are; the segment is valid during the call only.
     *
     * @throws GstException when the memory cannot be mapped
     */
    public void bytes(Access access, Consumer<MemorySegment> use) {
        try (Arena arena = Arena.ofConfined()) {
            long map = arena.allocate(Layout.MAP_INFO_SIZE, 8).address();
            if ((int) call(GstFunctions.BUFFER_MAP, address, map, access.flags()) == 0) {
                throw new GstException(
                        GstException.Kind.MAP, "Buffer of %d bytes cannot be mapped for %s".formatted(size(), access));
            }
            try {
                use.accept(Native.memory(getLong(map + Layout.MAP_INFO_DATA), getLong(map + Layout.MAP_INFO_LENGTH)));
            } finally {
                call(GstFunctions.BUFFER_UNMAP, address, map);
            }
        }
    }

    /** Attaches a value, in place of the one attached before under this key. The buffer must be writable. */
    public <T> void attach(Attachment<T> key, T value) {
        key.put(address, value);
    }

    /** The value attached under this key, here or by an element upstream. */
    public <T> Optional<T> attached(Attachment<T> key) {
        return key.get(address);
    }

    /** Copies of the region-of-interest metas, in order. */
    public List<RegionOfInterest> regions() {
        return RegionMetas.read(address);
    }

    /** Adds a region-of-interest meta, for elements that are not ours. The buffer must be writable. */
    public void addRegion(RegionOfInterest region) {
        RegionMetas.add(address, region);
    }

    /** Removes all region-of-interest metas. The buffer must be writable. */
    public void clearRegions() {
        RegionMetas.clear(address);
    }
}
