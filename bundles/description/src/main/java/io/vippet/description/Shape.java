package io.vippet.description;

import java.util.List;
import java.util.Map;

/** The form of a value on the wire. */
public sealed interface Shape {

    /** Any string. */
    record Text() implements Shape {}

    /**
     * An integer.
     *
     * @param least smallest value that the Java type holds
     * @param most largest value that the Java type holds
     */
    record Whole(long least, long most) implements Shape {}

    /** An integer of any size. */
    record AnyWhole() implements Shape {}

    /** A finite number. */
    record Decimal() implements Shape {}

    /** True or false. */
    record Flag() implements Shape {}

    /** An instant, RFC 3339 in UTC. */
    record Timestamp() implements Shape {}

    /**
     * One of a few strings.
     *
     * @param name schema name
     * @param constants spelling to Java constant, in declaration order
     */
    record Choice(String name, Map<String, Enum<?>> constants) implements Shape {}

    /** An array. */
    record ListOf(Shape item) implements Shape {}

    /** An object with any member names. */
    record MapOf(Shape value) implements Shape {}

    /** An object that nobody looks into. */
    record FreeObject() implements Shape {}

    /** One of several forms that nothing but the value itself tells apart; for answers only. */
    record Either(List<Shape> alternatives) implements Shape {}

    /** Any JSON value. */
    record Anything() implements Shape {}

    /** A file of a multipart form; in requests only. */
    record Upload() implements Shape {}

    /** An object with the members of a record; see {@link RecordDescription#of}. */
    record Structure(Class<? extends Record> type) implements Shape {}

    /**
     * One of several records, told apart by a member.
     *
     * @param discriminator name of that member
     * @param alternatives its value to the record, in declaration order
     */
    record Union(String discriminator, Map<String, Class<? extends Record>> alternatives) implements Shape {

        /** The values of the discriminator, in declaration order. */
        public List<String> tags() {
            return List.copyOf(alternatives.keySet());
        }
    }
}
