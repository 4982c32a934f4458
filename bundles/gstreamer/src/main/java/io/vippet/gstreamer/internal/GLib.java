package io.vippet.gstreamer.internal;

import static io.vippet.gstreamer.internal.Native.call;
import static io.vippet.gstreamer.internal.Native.function;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The functions of GLib and GObject that are called from here. */
public final class GLib {

    public static final MemorySegment G_FREE = function("g_free");
    public static final MemorySegment G_STRDUP = function("g_strdup");
    public static final MemorySegment G_ERROR_FREE = function("g_error_free");
    public static final MemorySegment G_QUARK_FROM_STRING = function("g_quark_from_string");
    public static final MemorySegment G_QUARK_TO_STRING = function("g_quark_to_string");
    public static final MemorySegment G_LOG_SET_DEFAULT_HANDLER = function("g_log_set_default_handler");
    public static final MemorySegment G_LOG_DEFAULT_HANDLER = function("g_log_default_handler");

    public static final MemorySegment G_TYPE_REGISTER_STATIC = function("g_type_register_static");
    public static final MemorySegment G_TYPE_CLASS_REF = function("g_type_class_ref");
    public static final MemorySegment G_TYPE_CLASS_UNREF = function("g_type_class_unref");
    public static final MemorySegment G_TYPE_CLASS_PEEK_PARENT = function("g_type_class_peek_parent");
    public static final MemorySegment G_TYPE_FROM_NAME = function("g_type_from_name");
    public static final MemorySegment G_TYPE_NAME = function("g_type_name");
    public static final MemorySegment G_TYPE_QUERY = function("g_type_query");
    public static final MemorySegment G_TYPE_IS_A = function("g_type_is_a");
    public static final MemorySegment G_TYPE_FUNDAMENTAL = function("g_type_fundamental");
    public static final MemorySegment G_TYPE_CHECK_INSTANCE_IS_A = function("g_type_check_instance_is_a");
    public static final MemorySegment G_ENUM_REGISTER_STATIC = function("g_enum_register_static");
    public static final MemorySegment G_BOXED_TYPE_REGISTER_STATIC = function("g_boxed_type_register_static");
    public static final MemorySegment G_OBJECT_CLASS_INSTALL_PROPERTY = function("g_object_class_install_property");
    public static final MemorySegment G_OBJECT_CLASS_LIST_PROPERTIES = function("g_object_class_list_properties");
    public static final MemorySegment G_PARAM_SPEC_GET_BLURB = function("g_param_spec_get_blurb");
    public static final MemorySegment G_PARAM_SPEC_GET_DEFAULT_VALUE = function("g_param_spec_get_default_value");
    public static final MemorySegment G_PARAM_SPEC_GET_REDIRECT_TARGET = function("g_param_spec_get_redirect_target");
    public static final MemorySegment G_VALUE_INIT = function("g_value_init");
    public static final MemorySegment G_VALUE_UNSET = function("g_value_unset");
    public static final MemorySegment G_VALUE_RESET = function("g_value_reset");
    public static final MemorySegment G_VALUE_SET_STRING = function("g_value_set_string");
    public static final MemorySegment G_VALUE_TAKE_BOXED = function("g_value_take_boxed");

    private GLib() {}

    /** Reads a string that the caller owns, and frees it. */
    public static String take(long string) {
        if (string == 0) {
            return "";
        }
        String text = Native.text(string);
        call(G_FREE, string);
        return text;
    }

    /** A string for a function that takes ownership. */
    public static long give(String text) {
        try (Arena arena = Arena.ofConfined()) {
            return call(G_STRDUP, arena.allocateFrom(text.replace('\0', ' ')).address());
        }
    }

    /** Reads the message of an error that the caller owns, and frees it; null for NULL. */
    public static @Nullable String takeError(long error) {
        if (error == 0) {
            return null;
        }
        String message = Native.text(Native.getLong(error + Layout.ERROR_MESSAGE));
        call(G_ERROR_FREE, error);
        return message;
    }

    /** The GType of an object's class. */
    public static long typeOf(long instance) {
        return Native.getLong(Native.getLong(instance));
    }

    public static boolean isA(long instance, long type) {
        return instance != 0 && (int) call(G_TYPE_CHECK_INSTANCE_IS_A, instance, type) != 0;
    }
}
