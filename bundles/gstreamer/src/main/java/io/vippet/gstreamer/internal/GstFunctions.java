package io.vippet.gstreamer.internal;

import static io.vippet.gstreamer.internal.Native.function;

import java.lang.foreign.MemorySegment;

/** The functions of GStreamer's core, base and video libraries that are called from here. */
public final class GstFunctions {

    public static final MemorySegment SEGTRAP_SET_ENABLED = function("gst_segtrap_set_enabled");
    public static final MemorySegment INIT_CHECK = function("gst_init_check");
    public static final MemorySegment VERSION = function("gst_version");
    public static final MemorySegment PARSE_LAUNCH = function("gst_parse_launch");
    public static final MemorySegment PIPELINE_GET_TYPE = function("gst_pipeline_get_type");
    public static final MemorySegment PIPELINE_NEW = function("gst_pipeline_new");
    public static final MemorySegment BIN_GET_TYPE = function("gst_bin_get_type");
    public static final MemorySegment BIN_ADD = function("gst_bin_add");
    public static final MemorySegment BIN_ITERATE_RECURSE = function("gst_bin_iterate_recurse");
    public static final MemorySegment BIN_ITERATE_SINKS = function("gst_bin_iterate_sinks");
    public static final MemorySegment BIN_GET_BY_NAME = function("gst_bin_get_by_name");
    public static final MemorySegment ITERATOR_NEXT = function("gst_iterator_next");
    public static final MemorySegment ITERATOR_RESYNC = function("gst_iterator_resync");
    public static final MemorySegment ITERATOR_FREE = function("gst_iterator_free");

    public static final MemorySegment OBJECT_REF = function("gst_object_ref");
    public static final MemorySegment OBJECT_REF_SINK = function("gst_object_ref_sink");
    public static final MemorySegment OBJECT_UNREF = function("gst_object_unref");
    public static final MemorySegment OBJECT_GET_NAME = function("gst_object_get_name");
    public static final MemorySegment OBJECT_GET_PARENT = function("gst_object_get_parent");
    public static final MemorySegment MINI_OBJECT_REF = function("gst_mini_object_ref");
    public static final MemorySegment MINI_OBJECT_UNREF = function("gst_mini_object_unref");
    public static final MemorySegment MINI_OBJECT_MAKE_WRITABLE = function("gst_mini_object_make_writable");
    public static final MemorySegment MINI_OBJECT_IS_WRITABLE = function("gst_mini_object_is_writable");

    public static final MemorySegment ELEMENT_GET_TYPE = function("gst_element_get_type");
    public static final MemorySegment ELEMENT_REGISTER = function("gst_element_register");
    public static final MemorySegment ELEMENT_SET_STATE = function("gst_element_set_state");
    public static final MemorySegment ELEMENT_GET_STATE = function("gst_element_get_state");
    public static final MemorySegment ELEMENT_SEND_EVENT = function("gst_element_send_event");
    public static final MemorySegment ELEMENT_GET_BUS = function("gst_element_get_bus");
    public static final MemorySegment ELEMENT_GET_FACTORY = function("gst_element_get_factory");
    public static final MemorySegment ELEMENT_GET_STATIC_PAD = function("gst_element_get_static_pad");
    public static final MemorySegment ELEMENT_ITERATE_PADS = function("gst_element_iterate_pads");
    public static final MemorySegment ELEMENT_ITERATE_SINK_PADS = function("gst_element_iterate_sink_pads");
    public static final MemorySegment ELEMENT_MESSAGE_FULL = function("gst_element_message_full");
    public static final MemorySegment ELEMENT_CLASS_SET_METADATA = function("gst_element_class_set_metadata");
    public static final MemorySegment ELEMENT_CLASS_ADD_PAD_TEMPLATE = function("gst_element_class_add_pad_template");
    public static final MemorySegment STREAM_ERROR_QUARK = function("gst_stream_error_quark");
    public static final MemorySegment UTIL_SET_OBJECT_ARG = function("gst_util_set_object_arg");

    public static final MemorySegment PAD_GET_TYPE = function("gst_pad_get_type");
    public static final MemorySegment PAD_TEMPLATE_NEW = function("gst_pad_template_new_with_gtype");
    public static final MemorySegment PAD_MARK_RECONFIGURE = function("gst_pad_mark_reconfigure");
    public static final MemorySegment PAD_PUSH = function("gst_pad_push");
    public static final MemorySegment PAD_PUSH_EVENT = function("gst_pad_push_event");
    public static final MemorySegment PAD_ADD_PROBE = function("gst_pad_add_probe");
    public static final MemorySegment PAD_REMOVE_PROBE = function("gst_pad_remove_probe");
    public static final MemorySegment PAD_GET_PEER = function("gst_pad_get_peer");
    public static final MemorySegment PAD_ITERATE_INTERNAL_LINKS = function("gst_pad_iterate_internal_links");
    public static final MemorySegment PROXY_PAD_GET_TYPE = function("gst_proxy_pad_get_type");
    public static final MemorySegment PROXY_PAD_GET_INTERNAL = function("gst_proxy_pad_get_internal");
    public static final MemorySegment GHOST_PAD_GET_TYPE = function("gst_ghost_pad_get_type");
    public static final MemorySegment GHOST_PAD_GET_TARGET = function("gst_ghost_pad_get_target");
    public static final MemorySegment PAD_GET_DIRECTION = function("gst_pad_get_direction");
    public static final MemorySegment PAD_GET_CURRENT_CAPS = function("gst_pad_get_current_caps");

    public static final MemorySegment CAPS_FROM_STRING = function("gst_caps_from_string");
    public static final MemorySegment CAPS_TO_STRING = function("gst_caps_to_string");
    public static final MemorySegment EVENT_NEW_EOS = function("gst_event_new_eos");
    public static final MemorySegment EVENT_PARSE_CAPS = function("gst_event_parse_caps");
    public static final MemorySegment EVENT_PARSE_SEGMENT = function("gst_event_parse_segment");
    public static final MemorySegment QUERY_PARSE_LATENCY = function("gst_query_parse_latency");
    public static final MemorySegment QUERY_SET_LATENCY = function("gst_query_set_latency");
    public static final MemorySegment SEGMENT_TO_STREAM_TIME = function("gst_segment_to_stream_time");
    public static final MemorySegment SEGMENT_TO_RUNNING_TIME = function("gst_segment_to_running_time");

    public static final MemorySegment BUS_TIMED_POP_FILTERED = function("gst_bus_timed_pop_filtered");
    public static final MemorySegment MESSAGE_PARSE_ERROR = function("gst_message_parse_error");
    public static final MemorySegment MESSAGE_PARSE_WARNING = function("gst_message_parse_warning");
    public static final MemorySegment MESSAGE_PARSE_STATE_CHANGED = function("gst_message_parse_state_changed");

    public static final MemorySegment REGISTRY_GET = function("gst_registry_get");
    public static final MemorySegment REGISTRY_GET_FEATURE_LIST = function("gst_registry_get_feature_list");
    public static final MemorySegment PLUGIN_FEATURE_LIST_FREE = function("gst_plugin_feature_list_free");
    public static final MemorySegment PLUGIN_FEATURE_LOAD = function("gst_plugin_feature_load");
    public static final MemorySegment PLUGIN_FEATURE_GET_PLUGIN_NAME = function("gst_plugin_feature_get_plugin_name");
    public static final MemorySegment PLUGIN_REGISTER_STATIC = function("gst_plugin_register_static");
    public static final MemorySegment ELEMENT_FACTORY_GET_TYPE = function("gst_element_factory_get_type");
    public static final MemorySegment ELEMENT_FACTORY_FIND = function("gst_element_factory_find");
    public static final MemorySegment ELEMENT_FACTORY_GET_ELEMENT_TYPE =
            function("gst_element_factory_get_element_type");
    public static final MemorySegment ELEMENT_FACTORY_GET_METADATA = function("gst_element_factory_get_metadata");
    public static final MemorySegment ELEMENT_FACTORY_GET_STATIC_PAD_TEMPLATES =
            function("gst_element_factory_get_static_pad_templates");
    public static final MemorySegment VALUE_SERIALIZE = function("gst_value_serialize");

    public static final MemorySegment DEBUG_SET_ACTIVE = function("gst_debug_set_active");
    public static final MemorySegment DEBUG_GET_DEFAULT_THRESHOLD = function("gst_debug_get_default_threshold");
    public static final MemorySegment DEBUG_SET_DEFAULT_THRESHOLD = function("gst_debug_set_default_threshold");
    public static final MemorySegment DEBUG_ADD_LOG_FUNCTION = function("gst_debug_add_log_function");
    public static final MemorySegment DEBUG_REMOVE_LOG_FUNCTION = function("gst_debug_remove_log_function");
    public static final MemorySegment DEBUG_MESSAGE_GET = function("gst_debug_message_get");

    public static final MemorySegment STRUCTURE_NEW_EMPTY = function("gst_structure_new_empty");
    public static final MemorySegment STRUCTURE_GET_NAME = function("gst_structure_get_name");
    public static final MemorySegment STRUCTURE_N_FIELDS = function("gst_structure_n_fields");
    public static final MemorySegment STRUCTURE_NTH_FIELD_NAME = function("gst_structure_nth_field_name");
    public static final MemorySegment STRUCTURE_GET_VALUE = function("gst_structure_get_value");
    public static final MemorySegment STRUCTURE_TAKE_VALUE = function("gst_structure_take_value");

    public static final MemorySegment BUFFER_GET_SIZE = function("gst_buffer_get_size");
    public static final MemorySegment BUFFER_MAP = function("gst_buffer_map");
    public static final MemorySegment BUFFER_UNMAP = function("gst_buffer_unmap");
    public static final MemorySegment BUFFER_ITERATE_META_FILTERED = function("gst_buffer_iterate_meta_filtered");
    public static final MemorySegment BUFFER_REMOVE_META = function("gst_buffer_remove_meta");
    public static final MemorySegment BUFFER_ADD_CUSTOM_META = function("gst_buffer_add_custom_meta");
    public static final MemorySegment BUFFER_GET_CUSTOM_META = function("gst_buffer_get_custom_meta");
    public static final MemorySegment CUSTOM_META_GET_STRUCTURE = function("gst_custom_meta_get_structure");
    public static final MemorySegment META_REGISTER_CUSTOM = function("gst_meta_register_custom");

    public static final MemorySegment BASE_SINK_GET_TYPE = function("gst_base_sink_get_type");
    public static final MemorySegment BASE_SINK_GET_SYNC = function("gst_base_sink_get_sync");
    public static final MemorySegment BASE_TRANSFORM_GET_TYPE = function("gst_base_transform_get_type");
    public static final MemorySegment BASE_TRANSFORM_SET_PASSTHROUGH = function("gst_base_transform_set_passthrough");
    public static final MemorySegment BASE_TRANSFORM_SET_QOS_ENABLED = function("gst_base_transform_set_qos_enabled");

    public static final MemorySegment AGGREGATOR_GET_TYPE = function("gst_aggregator_get_type");
    public static final MemorySegment AGGREGATOR_PAD_GET_TYPE = function("gst_aggregator_pad_get_type");
    public static final MemorySegment AGGREGATOR_PAD_PEEK_BUFFER = function("gst_aggregator_pad_peek_buffer");
    public static final MemorySegment AGGREGATOR_PAD_POP_BUFFER = function("gst_aggregator_pad_pop_buffer");
    public static final MemorySegment AGGREGATOR_PAD_DROP_BUFFER = function("gst_aggregator_pad_drop_buffer");
    public static final MemorySegment AGGREGATOR_PAD_IS_EOS = function("gst_aggregator_pad_is_eos");
    public static final MemorySegment AGGREGATOR_UPDATE_SEGMENT = function("gst_aggregator_update_segment");
    public static final MemorySegment AGGREGATOR_FINISH_BUFFER = function("gst_aggregator_finish_buffer");

    public static final MemorySegment VIDEO_INFO_FROM_CAPS = function("gst_video_info_from_caps");
    public static final MemorySegment VIDEO_FRAME_MAP = function("gst_video_frame_map");
    public static final MemorySegment VIDEO_FRAME_UNMAP = function("gst_video_frame_unmap");
    public static final MemorySegment ROI_API_GET_TYPE = function("gst_video_region_of_interest_meta_api_get_type");
    public static final MemorySegment ADD_ROI_ID = function("gst_buffer_add_video_region_of_interest_meta_id");
    public static final MemorySegment ROI_ADD_PARAM = function("gst_video_region_of_interest_meta_add_param");

    private GstFunctions() {}
}
