package io.vippet.gstreamer;

import static io.vippet.gstreamer.internal.Native.call;

import io.vippet.gstreamer.internal.GLib;
import io.vippet.gstreamer.internal.GstFunctions;
import io.vippet.gstreamer.internal.Native;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Java side of one element. Constructed by {@link ElementType#constructor()} when GStreamer makes the element;
 * properties are set from any thread; {@link #start} and the hooks for data come from streaming threads, one at a time. An
 * exception thrown by a hook becomes an ERROR on the bus, with the stack trace as details; it never ends the process.
 */
public abstract sealed class JavaElement permits BaseTransform, Aggregator {

    private @Nullable ElementType type;
    private @Nullable Measurements measurements;
    private Object[] values = {};
    private long element;
    private @Nullable String name;

    // ---- hooks

    /** READY to PAUSED: properties are known, caps are not. */
    protected void start() throws Exception {}

    /** PAUSED to READY; streaming is over. Also called when {@link #start} failed. */
    protected void stop() throws Exception {}

    /** A property was set, at construction also with each default. */
    protected void propertyChanged(Property<?> property) {}

    /** The element is gone. */
    protected void disposed() {}

    // ---- services for subclasses

    /** Value of a property of this type. */
    @SuppressWarnings("unchecked")
    public final <T> T get(Property<T> property) {
        int index = properties().indexOf(property);
        if (index < 0) {
            throw new IllegalArgumentException("Element type has no property '%s'".formatted(property.name()));
        }
        return (T) values[index];
    }

    /** Name of the element in its pipeline. */
    public final String name() {
        String known = name;
        if (known == null) {
            known = GLib.take(call(GstFunctions.OBJECT_GET_NAME, element));
            name = known;
        }
        return known;
    }

    /** Where this process gathers what elements measure. */
    protected final Measurements measurements() {
        return attached(measurements);
    }

    /** The C pointer of the element. */
    protected final long address() {
        return element;
    }

    /** Posts an ERROR: the run fails. */
    protected final void postError(String message, @Nullable Throwable cause) {
        post(2, message, cause == null ? "" : stackTrace(cause));
    }

    /** Posts a WARNING. */
    protected final void postWarning(String message) {
        post(4, message, "");
    }

    // ---- for the binding

    void attach(long instance, ElementType ofType, Measurements sink) {
        element = instance;
        type = ofType;
        measurements = sink;
        values = ofType.properties().stream().map(Property::defaultValue).toArray();
    }

    List<Property<?>> properties() {
        return attached(type).properties();
    }

    Object value(int index) {
        return values[index];
    }

    void value(int index, Object value) {
        Property<?> property = properties().get(index);
        values[index] = value;
        property.refusal(value).ifPresent(this::refuse);
        propertyChanged(property);
    }

    void started() throws Exception {
        name = null; // it may have been renamed since it was made
        checkProperties();
        start();
    }

    /** Refused values were told when they were set, to who listened; whoever did not is told here. */
    private void checkProperties() {
        List<String> refusals = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Property<?> property = properties().get(i);
            property.refusal(values[i]).ifPresent(refusals::add);
            property.warning(values[i]).ifPresent(this::postWarning);
        }
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", refusals));
        }
    }

    /**
     * A property cannot be refused to who sets it, so it is written into the log, from where {@link Pipeline#parse} takes
     * it, and posted for a pipeline that is made already.
     */
    private void refuse(String sentence) {
        name = null;
        Log.error(element, name() + ": " + sentence);
        postError(sentence, null);
    }

    void stopped() throws Exception {
        stop();
    }

    final void fail(Throwable cause) {
        String text = cause.getMessage();
        postError(text == null ? cause.getClass().getSimpleName() : text, cause);
    }

    private void post(int messageType, String message, String debug) {
        call(
                GstFunctions.ELEMENT_MESSAGE_FULL,
                element,
                messageType,
                Integer.toUnsignedLong((int) call(GstFunctions.STREAM_ERROR_QUARK)),
                1,
                GLib.give(message),
                GLib.give(debug),
                Origin.FILE,
                Origin.FUNCTION,
                0);
    }

    private static String stackTrace(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static <T> T attached(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Not inside an element yet; use start() instead of the constructor");
        }
        return value;
    }

    private static final class Origin {
        static final long FILE = Native.eternal("java");
        static final long FUNCTION = Native.eternal("element");
    }
}
