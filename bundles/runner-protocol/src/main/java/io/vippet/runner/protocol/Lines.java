package io.vippet.runner.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * Messages as lines: one JSON object, UTF-8, its member {@code type} names the record. Members and types that a reader
 * does not know are skipped, so that server and child may differ in version. Thread-safe.
 */
public final class Lines {

    /** Counts incompatible changes of the messages. */
    public static final int VERSION = 1;

    private final ObjectWriter commandWriter;
    private final ObjectWriter eventWriter;
    private final ObjectReader commandReader;
    private final ObjectReader eventReader;

    /** Creates a codec; costs some 100 ms in a cold JVM, so keep it. */
    public Lines() {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
                .build();
        commandWriter = mapper.writerFor(Command.class);
        eventWriter = mapper.writerFor(Event.class);
        commandReader = mapper.readerFor(Command.class);
        eventReader = mapper.readerFor(Event.class);
    }

    /** The line of a command, without line end. */
    public String format(Command command) {
        return format(commandWriter, command);
    }

    /** The line of an event, without line end. */
    public String format(Event event) {
        return format(eventWriter, event);
    }

    /**
     * Reads a command.
     *
     * @return empty when the type is unknown
     * @throws ProtocolException when the line is no message
     */
    public Optional<Command> command(String line) {
        return read(commandReader, line);
    }

    /**
     * Reads an event.
     *
     * @return empty when the type is unknown
     * @throws ProtocolException when the line is no message
     */
    public Optional<Event> event(String line) {
        return read(eventReader, line);
    }

    private static String format(ObjectWriter writer, Object message) {
        try {
            return writer.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + message, e);
        }
    }

    private static <T> Optional<T> read(ObjectReader reader, String line) {
        try {
            return Optional.ofNullable(reader.<T>readValue(line));
        } catch (DatabindException e) {
            throw new ProtocolException(ProtocolException.Kind.CONTENT, describe(e, line), e);
        } catch (JsonProcessingException e) {
            throw new ProtocolException(ProtocolException.Kind.SYNTAX, describe(e, line), e);
        }
    }

    private static String describe(JsonProcessingException e, String line) {
        String start = line.length() <= 80 ? line : line.substring(0, 80) + "…";
        return "Expected one JSON object per line, got '%s': %s".formatted(start, e.getOriginalMessage());
    }
}
