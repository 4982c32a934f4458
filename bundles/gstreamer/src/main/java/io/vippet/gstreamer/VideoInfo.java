package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Layout.FORMAT_COMPONENTS;
import static io.vippet.gstreamer.internal.Layout.FORMAT_H_SUB;
import static io.vippet.gstreamer.internal.Layout.FORMAT_NAME;
import static io.vippet.gstreamer.internal.Layout.FORMAT_PLANE;
import static io.vippet.gstreamer.internal.Layout.FORMAT_PLANES;
import static io.vippet.gstreamer.internal.Layout.VIDEO_INFO_BYTES;
import static io.vippet.gstreamer.internal.Layout.VIDEO_INFO_FPS_D;
import static io.vippet.gstreamer.internal.Layout.VIDEO_INFO_FPS_N;
import static io.vippet.gstreamer.internal.Layout.VIDEO_INFO_HEIGHT;
import static io.vippet.gstreamer.internal.Layout.VIDEO_INFO_MATRIX;
import static io.vippet.gstreamer.internal.Layout.VIDEO_INFO_RANGE;
import static io.vippet.gstreamer.internal.Layout.VIDEO_INFO_SIZE;
import static io.vippet.gstreamer.internal.Layout.VIDEO_INFO_STRIDE;
import static io.vippet.gstreamer.internal.Layout.VIDEO_INFO_WIDTH;
import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Raw video as negotiated caps describe it. Immutable. */
public final class VideoInfo {

    /** Matrix between YUV and RGB. */
    public enum Matrix {
        UNKNOWN,
        RGB,
        FCC,
        BT709,
        BT601,
        SMPTE240M,
        BT2020
    }

    private final MemorySegment info;
    private final String format;
    private final int[] planeHeights;

    private VideoInfo(MemorySegment info) {
        this.info = info;
        long description = getLong(info.address());
        this.format = Native.text(getLong(description + FORMAT_NAME));
        this.planeHeights = planeHeights(description, height());
    }

    /** Reads caps; empty when they are not fixed raw video in ordinary memory. */
    public static Optional<VideoInfo> of(Caps caps) {
        MemorySegment info = Arena.ofAuto().allocate(VIDEO_INFO_SIZE, 8);
        boolean ok = (int) call(GstFunctions.VIDEO_INFO_FROM_CAPS, info.address(), caps.address()) != 0;
        return ok && getLong(info.address()) != 0 ? Optional.of(new VideoInfo(info)) : Optional.empty();
    }

    /** {@code NV12}, {@code I420}, {@code BGRx} … */
    public String format() {
        return format;
    }

    /** Pixels. */
    public int width() {
        return getInt(info.address() + VIDEO_INFO_WIDTH);
    }

    /** Pixels. */
    public int height() {
        return getInt(info.address() + VIDEO_INFO_HEIGHT);
    }

    /** Bytes of a frame without extra padding. */
    public long size() {
        return getLong(info.address() + VIDEO_INFO_BYTES);
    }

    /** Numerator of the frame rate, 0 when it varies or is unknown. */
    public int fpsNumerator() {
        return getInt(info.address() + VIDEO_INFO_FPS_N);
    }

    /** Denominator of the frame rate, at least 1. */
    public int fpsDenominator() {
        return Math.max(1, getInt(info.address() + VIDEO_INFO_FPS_D));
    }

    public Matrix matrix() {
        int value = getInt(info.address() + VIDEO_INFO_MATRIX);
        return value >= 0 && value < Matrix.values().length ? Matrix.values()[value] : Matrix.UNKNOWN;
    }

    /** Whether luma uses 0..255 instead of 16..235. */
    public boolean fullRange() {
        return getInt(info.address() + VIDEO_INFO_RANGE) == 1;
    }

    public int planes() {
        return planeHeights.length;
    }

    /** Rows of a plane. */
    public int planeHeight(int plane) {
        return planeHeights[plane];
    }

    /** Bytes per row according to the caps; a mapped frame may differ, see {@link VideoFrame#stride}. */
    public int stride(int plane) {
        return getInt(info.address() + VIDEO_INFO_STRIDE + 4L * plane);
    }

    long address() {
        return info.address();
    }

    private static int[] planeHeights(long description, int height) {
        int[] heights = new int[getInt(description + FORMAT_PLANES)];
        int components = getInt(description + FORMAT_COMPONENTS);
        for (int component = components - 1; component >= 0; component--) {
            int plane = getInt(description + FORMAT_PLANE + 4L * component);
            int shift = getInt(description + FORMAT_H_SUB + 4L * component);
            if (plane < heights.length) {
                heights[plane] = -(-height >> shift);
            }
        }
        return heights;
    }

    @Override
    public String toString() {
        return "%s %dx%d".formatted(format, width(), height());
    }
}
