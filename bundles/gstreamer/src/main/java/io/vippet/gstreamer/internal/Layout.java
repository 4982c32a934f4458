package io.vippet.gstreamer.internal;

/**
 * Offsets and numbers of the C structures on LP64, in bytes. GStreamer 1.x keeps them; {@code Abi} compares what can be
 * compared at start.
 */
public final class Layout {

    // GTypeInfo
    public static final int TYPE_INFO_SIZE = 72;
    public static final int TYPE_INFO_CLASS_INIT = 24;
    public static final int TYPE_INFO_CLASS_DATA = 40;
    public static final int TYPE_INFO_INSTANCE_SIZE = 48;
    public static final int TYPE_INFO_INSTANCE_INIT = 56;

    // GObjectClass
    public static final int CLASS_SET_PROPERTY = 24;
    public static final int CLASS_GET_PROPERTY = 32;
    public static final int CLASS_FINALIZE = 48;

    // GstElement
    public static final int ELEMENT_SIZE = 264;
    public static final int ELEMENT_CLASS_SIZE = 488;

    // GstBaseTransform
    public static final int TRANSFORM_SIZE = 576;
    /** Where the instance of every Java element holds its index: behind the larger of the base classes. */
    public static final int INDEX = TRANSFORM_SIZE;

    public static final int TRANSFORM_CLASS_SIZE = 816;
    public static final int TRANSFORM_SINK_PAD = 264;
    public static final int TRANSFORM_SRC_PAD = 272;
    public static final int TRANSFORM_SEGMENT = 288;
    public static final int TRANSFORM_QUEUED_BUFFER = 408;
    public static final int CLASS_FIRST_VFUNC = 496;
    public static final int CLASS_SET_CAPS = 520;
    public static final int CLASS_QUERY = 528;
    public static final int CLASS_START = 576;
    public static final int CLASS_STOP = 584;
    public static final int CLASS_SINK_EVENT = 592;
    public static final int CLASS_TRANSFORM_IP = 648;
    public static final int CLASS_GENERATE_OUTPUT = 664;
    public static final int CLASS_RESERVED_FIRST = 672;
    public static final int CLASS_RESERVED_LAST = 808;

    // GstAggregator, GstAggregatorPad
    public static final int AGGREGATOR_SIZE = 440;
    public static final int AGGREGATOR_CLASS_SIZE = 792;
    public static final int AGGREGATOR_SRC_PAD = 264;
    public static final int AGGREGATOR_CLASS_SINK_EVENT = 512;
    public static final int AGGREGATOR_CLASS_AGGREGATE = 552;
    public static final int AGGREGATOR_CLASS_STOP = 560;
    public static final int AGGREGATOR_CLASS_START = 568;
    public static final int AGGREGATOR_CLASS_UPDATE_SRC_CAPS = 592;
    public static final int AGGREGATOR_CLASS_RESERVED_FIRST = 672;
    public static final int AGGREGATOR_CLASS_RESERVED_LAST = 784;
    public static final int AGGREGATOR_PAD_SIZE = 680;
    public static final int AGGREGATOR_PAD_CLASS_SIZE = 408;
    /** Behind the {@code GstPad}. */
    public static final int AGGREGATOR_PAD_SEGMENT = 520;

    public static final int FLOW_NEED_DATA = -100;

    // GParamSpec
    public static final int PARAM_NAME = 8;
    public static final int PARAM_FLAGS = 16;
    public static final int PARAM_VALUE_TYPE = 24;
    public static final int PARAM_OWNER_TYPE = 32;
    public static final int PARAM_SIZE = 72;

    // GValue
    public static final int VALUE_SIZE = 24;
    public static final int VALUE_DATA = 8;

    // GEnumClass, GEnumValue
    public static final int ENUM_COUNT = 16;
    public static final int ENUM_VALUES = 24;
    public static final int ENUM_VALUE_SIZE = 24;
    public static final int ENUM_VALUE_NAME = 8;
    public static final int ENUM_VALUE_NICK = 16;

    // GFlagsClass
    public static final int FLAGS_COUNT = 12;
    public static final int FLAGS_VALUES = 16;

    // GstStaticPadTemplate
    public static final int PAD_TEMPLATE_DIRECTION = 8;
    public static final int PAD_TEMPLATE_PRESENCE = 12;
    public static final int PAD_TEMPLATE_CAPS = 24;

    // GstBuffer
    public static final int BUFFER_PTS = 72;
    public static final int BUFFER_DTS = 80;
    public static final int BUFFER_DURATION = 88;

    // GstEvent, GstQuery, GstMessage
    public static final int TYPE = 64;
    public static final int MESSAGE_SRC = 80;

    // GError
    public static final int ERROR_MESSAGE = 8;

    // GList
    public static final int LIST_NEXT = 8;

    // GstMapInfo
    public static final int MAP_INFO_SIZE = 104;
    public static final int MAP_INFO_DATA = 16;
    public static final int MAP_INFO_LENGTH = 24;

    // GstVideoInfo, GstVideoFrame, GstVideoFormatInfo
    public static final int VIDEO_INFO_SIZE = 152;
    public static final int VIDEO_INFO_WIDTH = 16;
    public static final int VIDEO_INFO_HEIGHT = 20;
    public static final int VIDEO_INFO_BYTES = 24;
    public static final int VIDEO_INFO_RANGE = 40;
    public static final int VIDEO_INFO_MATRIX = 44;
    public static final int VIDEO_INFO_FPS_N = 64;
    public static final int VIDEO_INFO_FPS_D = 68;
    public static final int VIDEO_INFO_STRIDE = 104;
    public static final int VIDEO_FRAME_SIZE = 664;
    public static final int VIDEO_FRAME_DATA = 184;
    public static final int FORMAT_NAME = 8;
    public static final int FORMAT_COMPONENTS = 32;
    public static final int FORMAT_PLANES = 84;
    public static final int FORMAT_PLANE = 88;
    public static final int FORMAT_H_SUB = 136;

    // GstVideoRegionOfInterestMeta
    public static final int ROI_TYPE = 16;
    public static final int ROI_ID = 20;
    public static final int ROI_PARENT = 24;
    public static final int ROI_X = 28;
    public static final int ROI_Y = 32;
    public static final int ROI_WIDTH = 36;
    public static final int ROI_HEIGHT = 40;
    public static final int ROI_PARAMS = 48;

    // GstPadProbeInfo
    public static final int PROBE_INFO_DATA = 16;
    public static final int PROBE_BUFFER = 16;
    public static final int PROBE_BUFFER_LIST = 32;
    public static final int PROBE_EVENT_DOWNSTREAM = 64;
    public static final int PROBE_OK = 1;
    public static final int PROBE_REMOVE = 2;

    // fundamental types
    public static final long G_BOOLEAN = 20;
    public static final long G_INT = 24;
    public static final long G_UINT = 28;
    public static final long G_LONG = 32;
    public static final long G_ULONG = 36;
    public static final long G_INT64 = 40;
    public static final long G_UINT64 = 44;
    public static final long G_ENUM = 48;
    public static final long G_FLAGS = 52;
    public static final long G_FLOAT = 56;
    public static final long G_DOUBLE = 60;
    public static final long G_STRING = 64;

    /** Types above are defined by GStreamer: fractions, bit masks, arrays. */
    public static final long FUNDAMENTAL_LAST_OF_GLIB = 84;

    // GstEventType, GstQueryType
    public static final int SERIALIZED = 4;
    public static final int EVENT_FLUSH_STOP = 20;
    public static final int EVENT_CUSTOM_DOWNSTREAM = 280;
    public static final int QUERY_LATENCY = 30;

    // GstFormat
    public static final long FORMAT_TIME = 3;

    private Layout() {}
}
