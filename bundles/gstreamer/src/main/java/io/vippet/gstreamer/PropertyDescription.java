package io.vippet.gstreamer;

import io.vippet.gstreamer.Property.Choice;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One property of a kind of element, as its class declares it. Values are texts, as a launch text would hold them.
 *
 * @param type GLib type name of the value, {@code guint}
 * @param range of a number or fraction; null for other types
 * @param defaultValue as declared, empty when there is none; some stock elements set another when they are made
 * @param choices values of an enumeration or bits of a set of flags, else empty
 */
public record PropertyDescription(
        String name,
        String type,
        Set<Flag> flags,
        @Nullable Range range,
        String defaultValue,
        List<Choice> choices,
        String blurb) {

    /** Smallest and largest value, both allowed. */
    public record Range(String min, String max) {}

    /** What can be done with a property. */
    public enum Flag {
        READABLE(1),
        WRITABLE(2),
        CONSTRUCT_ONLY(8),
        CONTROLLABLE(0x200),
        /** Writable in state READY and below, like the next two for theirs; without any of them, the element does not say. */
        MUTABLE_READY(0x400),
        MUTABLE_PAUSED(0x800),
        MUTABLE_PLAYING(0x1000),
        DEPRECATED(0x80000000);

        final int bit;

        Flag(int bit) {
            this.bit = bit;
        }
    }

    public PropertyDescription {
        flags = Set.copyOf(flags);
        choices = List.copyOf(choices);
    }

    /** Whether a launch text may set it. */
    public boolean writable() {
        return flags.contains(Flag.WRITABLE);
    }
}
