package io.vippet.rest.internal.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.vippet.api.rest.ValidationError;
import io.vippet.description.Constraints;
import io.vippet.description.Member;
import io.vippet.description.RecordDescription;
import io.vippet.description.Shape;
import io.vippet.rest.internal.binding.Scalars.Reading;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON into the records of one request. Everything that is wrong is collected, depth first and in declaration
 * order; a value that could not be read is null then.
 */
public final class Binder {

    private static final ObjectMapper FREE = new ObjectMapper();

    private final List<ValidationError> errors = new ArrayList<>();

    /** What was wrong so far. */
    public List<ValidationError> errors() {
        return List.copyOf(errors);
    }

    /**
     * Reads a parameter.
     *
     * @param part {@code path} or {@code query}
     * @param input the text as sent, null when it is absent
     */
    public @Nullable Object parameter(String part, Member parameter, @Nullable JsonNode input) {
        Location at = Location.root(part).then(parameter.name());
        return member(parameter, input, NullNode.getInstance(), at);
    }

    /**
     * Reads a body.
     *
     * @param input null when there is none
     */
    public @Nullable Object body(Shape shape, boolean nullable, @Nullable JsonNode input) {
        Location at = Location.root("body");
        if (input == null || input.isNull()) {
            if (!nullable) {
                refuse(Fault.MISSING, at, NullNode.getInstance());
            }
            return null;
        }
        return value(shape, Constraints.NONE, input, at);
    }

    /**
     * Reads a form.
     *
     * @param sent text, or a {@link POJONode} with an uploaded file, by field
     */
    public @Nullable Object form(Class<? extends Record> type, Map<String, JsonNode> sent) {
        return structure(type, sent::get, NullNode.getInstance(), Location.root("body"));
    }

    /** Notes that the body is no JSON. */
    public void malformedBody(long offset, String cause) {
        refuse(Fault.json(cause), Location.root("body").then(offset), FREE.createObjectNode());
    }

    private @Nullable Object member(Member member, @Nullable JsonNode input, JsonNode enclosing, Location at) {
        JsonNode given = input == null ? member.defaultValue() : input;
        if (given == null && member.required()) {
            return refuse(Fault.MISSING, at, enclosing);
        }
        if (given == null || given.isNull() && member.nullable()) {
            return null;
        }
        return value(member.shape(), member.constraints(), given, at);
    }

    private @Nullable Object value(Shape shape, Constraints limits, JsonNode input, Location at) {
        return switch (shape) {
            case Shape.Text _ -> text(limits, input, at);
            case Shape.Whole whole -> whole(whole, limits, input, at);
            case Shape.AnyWhole _ -> scalar(Scalars.whole(input), input, at);
            case Shape.Decimal _ -> decimal(limits, input, at);
            case Shape.Flag _ -> scalar(Scalars.flag(input), input, at);
            case Shape.Choice choice -> scalar(Scalars.choice(input, choice), input, at);
            case Shape.Timestamp _ -> scalar(Scalars.timestamp(input), input, at);
            case Shape.ListOf list -> list(list.item(), limits, input, at);
            case Shape.MapOf map -> map(map.value(), limits, input, at);
            case Shape.Upload _ -> upload(input, at);
            case Shape.FreeObject _ ->
                input.isObject() ? FREE.convertValue(input, Map.class) : refuse(Fault.NO_DICT, at, input);
            case Shape.Anything _, Shape.Either _ -> input;
            case Shape.Structure structure -> structure(structure.type(), input, at);
            case Shape.Union union -> union(union, input, at);
        };
    }

    private @Nullable Object text(Constraints limits, JsonNode input, Location at) {
        Object text = scalar(Scalars.text(input), input, at);
        if (text == null) {
            return null;
        }
        int length = ((String) text).codePointCount(0, ((String) text).length());
        if (limits.minSize() != null && length < limits.minSize()) {
            return refuse(Fault.textTooShort(limits.minSize()), at, input);
        }
        if (limits.maxSize() != null && length > limits.maxSize()) {
            return refuse(Fault.textTooLong(limits.maxSize()), at, input);
        }
        return text;
    }

    private @Nullable Object whole(Shape.Whole range, Constraints limits, JsonNode input, Location at) {
        Object number = scalar(Scalars.whole(input), input, at);
        if (number == null) {
            return null;
        }
        BigInteger whole = (BigInteger) number;
        long least = limits.least() == null ? range.least() : Math.max(range.least(), limits.least());
        long most = limits.most() == null ? range.most() : Math.min(range.most(), limits.most());
        if (whole.compareTo(BigInteger.valueOf(least)) < 0) {
            return refuse(Fault.tooSmall(least, least), at, input);
        }
        if (whole.compareTo(BigInteger.valueOf(most)) > 0) {
            return refuse(Fault.tooLarge(most, most), at, input);
        }
        return range.most() == Integer.MAX_VALUE ? (Object) whole.intValueExact() : (Object) whole.longValueExact();
    }

    private @Nullable Object decimal(Constraints limits, JsonNode input, Location at) {
        Object number = scalar(Scalars.decimal(input), input, at);
        if (number == null) {
            return null;
        }
        double decimal = (Double) number;
        if (limits.least() != null && decimal < limits.least()) {
            return refuse(Fault.tooSmall(limits.least().doubleValue(), limits.least()), at, input);
        }
        if (limits.most() != null && decimal > limits.most()) {
            return refuse(Fault.tooLarge(limits.most().doubleValue(), limits.most()), at, input);
        }
        return number;
    }

    private @Nullable Object list(Shape item, Constraints limits, JsonNode input, Location at) {
        if (!input.isArray()) {
            return refuse(Fault.NO_LIST, at, input);
        }
        int before = errors.size();
        List<Object> items = new ArrayList<>(input.size());
        for (int i = 0; i < input.size(); i++) {
            Object value = value(item, Constraints.NONE, input.get(i), at.then(i));
            if (value != null) {
                items.add(value);
            }
        }
        return errors.size() > before ? null : sized("List", items, items.size(), limits, input, at);
    }

    private @Nullable Object map(Shape shape, Constraints limits, JsonNode input, Location at) {
        if (!input.isObject()) {
            return refuse(Fault.NO_DICT, at, input);
        }
        int before = errors.size();
        Map<String, Object> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : input.properties()) {
            Object value = value(shape, Constraints.NONE, entry.getValue(), at.then(entry.getKey()));
            if (value != null) {
                entries.put(entry.getKey(), value);
            }
        }
        return errors.size() > before ? null : sized("Dictionary", entries, entries.size(), limits, input, at);
    }

    private @Nullable Object sized(
            String collection, Object value, int size, Constraints limits, JsonNode input, Location at) {
        if (limits.minSize() != null && size < limits.minSize()) {
            return refuse(Fault.tooShort(collection, limits.minSize(), size), at, input);
        }
        if (limits.maxSize() != null && size > limits.maxSize()) {
            return refuse(Fault.tooLong(collection, limits.maxSize(), size), at, input);
        }
        return value;
    }

    private @Nullable Object upload(JsonNode input, Location at) {
        return input instanceof POJONode file ? file.getPojo() : refuse(Fault.NO_FILE, at, input);
    }

    private @Nullable Object structure(Class<? extends Record> type, JsonNode input, Location at) {
        return input.isObject() ? structure(type, input::get, input, at) : refuse(Fault.NO_OBJECT, at, input);
    }

    private @Nullable Object structure(
            Class<? extends Record> type, Function<String, @Nullable JsonNode> inputs, JsonNode input, Location at) {
        RecordDescription description = RecordDescription.of(type);
        List<Member> members = description.members();
        @Nullable Object[] values = new @Nullable Object[members.size()];
        int before = errors.size();
        for (int i = 0; i < values.length; i++) {
            Member member = members.get(i);
            values[i] = member(member, inputs.apply(member.name()), input, at.then(member.name()));
        }
        if (errors.size() > before) {
            return null;
        }
        try {
            return description.create(values);
        } catch (IllegalArgumentException e) {
            return refuse(Fault.value(String.valueOf(e.getMessage())), at, input);
        }
    }

    private @Nullable Object union(Shape.Union union, JsonNode input, Location at) {
        if (!input.isObject()) {
            return refuse(Fault.NO_OBJECT, at, input);
        }
        JsonNode tag = input.get(union.discriminator());
        if (tag == null) {
            return refuse(Fault.noTag(union.discriminator()), at, input);
        }
        Class<? extends Record> chosen = tag.isTextual() ? union.alternatives().get(tag.textValue()) : null;
        if (chosen == null) {
            return refuse(Fault.unknownTag(union.discriminator(), spelled(tag), union.tags()), at, input);
        }
        return structure(chosen, input, at.then(tag.textValue()));
    }

    /** Clients know the spelling of Python for tags that are no text. */
    private static String spelled(JsonNode tag) {
        return switch (tag.getNodeType()) {
            case STRING -> tag.textValue();
            case NULL -> "None";
            case BOOLEAN -> tag.booleanValue() ? "True" : "False";
            default -> tag.toString();
        };
    }

    private @Nullable Object scalar(Reading reading, JsonNode input, Location at) {
        return switch (reading) {
            case Reading.Value value -> value.value();
            case Reading.Refusal refusal -> refuse(refusal.fault(), at, input);
        };
    }

    private @Nullable Object refuse(Fault fault, Location at, JsonNode input) {
        errors.add(fault.at(at.steps(), input));
        return null;
    }
}
