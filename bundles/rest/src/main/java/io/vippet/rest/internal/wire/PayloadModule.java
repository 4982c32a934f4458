package io.vippet.rest.internal.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import io.vippet.description.Member;
import io.vippet.description.RawJson;
import io.vippet.description.RecordDescription;
import io.vippet.description.Shapes;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Teaches Jackson to write records, enums and instants as {@link RecordDescription} describes them. */
final class PayloadModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    PayloadModule() {
        super("vippet-payloads");
    }

    @Override
    public void setupModule(Module.SetupContext context) {
        super.setupModule(context);
        context.addSerializers(new ByShape());
    }

    private static final class ByShape extends SimpleSerializers {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable JsonSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription description) {
            Class<?> raw = type.getRawClass();
            if (raw == RawJson.class) {
                return new RawJsonSerializer();
            }
            if (raw.isRecord()) {
                return new RecordSerializer(raw.asSubclass(Record.class));
            }
            if (Enum.class.isAssignableFrom(raw)) {
                return new EnumSerializer();
            }
            return raw == Instant.class ? new InstantSerializer() : null;
        }
    }

    /** All members in declaration order, nulls included; only additions may be missing. */
    private static final class RecordSerializer extends JsonSerializer<Record> {

        private final RecordDescription description;
        private final List<Member> members;

        RecordSerializer(Class<? extends Record> type) {
            description = RecordDescription.of(type);
            members = description.members();
        }

        @Override
        public void serialize(Record value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            var tagging = description.tagging();
            if (tagging.isPresent()) {
                out.writeStringField(tagging.get().member(), tagging.get().tag());
            }
            for (int i = 0; i < members.size(); i++) {
                Object member = description.value(value, i);
                if (member != null || !members.get(i).addition()) {
                    out.writeFieldName(members.get(i).name());
                    provider.defaultSerializeValue(member, out);
                }
            }
            out.writeEndObject();
        }
    }

    private static final class RawJsonSerializer extends JsonSerializer<RawJson> {

        @Override
        public void serialize(RawJson value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeRawValue(value.text());
        }
    }

    private static final class EnumSerializer extends JsonSerializer<Enum<?>> {

        @Override
        public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(Shapes.wireName(value));
        }
    }

    /** Six fraction digits, or none when the instant is a whole second. */
    private static final class InstantSerializer extends JsonSerializer<Instant> {

        private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern(
                        "uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                        "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            boolean whole = value.get(ChronoField.MICRO_OF_SECOND) == 0;
            out.writeString((whole ? SECONDS : MICROS).format(value));
        }
    }
}
