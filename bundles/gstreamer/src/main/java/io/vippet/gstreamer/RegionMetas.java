package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.getInt;
import static io.vippet.gstreamer.internal.Native.getLong;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Layout;
import io.vippet.gstreamer.internal.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** Region-of-interest metas of a buffer. */
final class RegionMetas {

    private static final class Api {
        static final long GTYPE = call(GstFunctions.ROI_API_GET_TYPE);
    }

    private RegionMetas() {}

    static List<RegionOfInterest> read(long buffer) {
        List<RegionOfInterest> regions = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(8, 8);
            for (long meta = next(buffer, state); meta != 0; meta = next(buffer, state)) {
                regions.add(read(meta, params(meta)));
            }
        }
        return regions;
    }

    static void add(long buffer, RegionOfInterest region) {
        try (Arena arena = Arena.ofConfined()) {
            long quark = call(
                    GLib.G_QUARK_FROM_STRING, arena.allocateFrom(region.type()).address());
            long meta = call(
                    GstFunctions.ADD_ROI_ID,
                    buffer,
                    Integer.toUnsignedLong((int) quark),
                    region.x(),
                    region.y(),
                    region.width(),
                    region.height());
            Native.setInt(meta + Layout.ROI_ID, region.id());
            Native.setInt(meta + Layout.ROI_PARENT, region.parentId());
            for (Structure param : region.params()) {
                call(GstFunctions.ROI_ADD_PARAM, meta, Structures.write(param));
            }
        }
    }

    static void clear(long buffer) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(8, 8);
            long meta = next(buffer, state);
            while (meta != 0) {
                call(GstFunctions.BUFFER_REMOVE_META, buffer, meta);
                state.set(ValueLayout.JAVA_LONG, 0, 0); // the removed meta was the iterator's position
                meta = next(buffer, state);
            }
        }
    }

    private static long next(long buffer, MemorySegment state) {
        return call(GstFunctions.BUFFER_ITERATE_META_FILTERED, buffer, state.address(), Api.GTYPE);
    }

    private static RegionOfInterest read(long meta, List<Structure> params) {
        long quark = Integer.toUnsignedLong(getInt(meta + Layout.ROI_TYPE));
        return new RegionOfInterest(
                Native.text(call(GLib.G_QUARK_TO_STRING, quark)),
                getInt(meta + Layout.ROI_ID),
                getInt(meta + Layout.ROI_PARENT),
                getInt(meta + Layout.ROI_X),
                getInt(meta + Layout.ROI_Y),
                getInt(meta + Layout.ROI_WIDTH),
                getInt(meta + Layout.ROI_HEIGHT),
                params);
    }

    private static List<Structure> params(long meta) {
        List<Structure> params = new ArrayList<>();
        for (long node = getLong(meta + Layout.ROI_PARAMS); node != 0; node = getLong(node + Layout.LIST_NEXT)) {
            params.add(Structures.read(getLong(node)));
        }
        return params;
    }
}
