package dev.berth.store.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Instants as ISO text to the nanosecond, "never" ({@link Instant#MAX}) among them. */
final class InstantJson {
  private InstantJson() {}

  static final class Writer extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant at, JsonGenerator out, SerializerProvider context)
        throws IOException {
      out.writeString(at.toString());
    }
  }

  static final class Reader extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      var text = in.getValueAsString("");
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "no instant");
      }
    }
  }
}
