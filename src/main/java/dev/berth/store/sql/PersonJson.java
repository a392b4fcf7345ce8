package dev.berth.store.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.berth.forge.Person;
import java.io.IOException;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * People as their numbers: {@code 41}, or {@code {"bot":41}} for a program's account. Names stand
 * in a table of their own, where they can be erased.
 */
final class PersonJson {
  private static final String BOT = "bot";

  private PersonJson() {}

  static final class Writer extends StdSerializer<Person> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(Person.class);
    }

    @Override
    public void serialize(Person person, JsonGenerator out, SerializerProvider context)
        throws IOException {
      if (context.getAttribute(StoredJson.MET) instanceof Map<?, ?> met) meet(met, person);
      if (!person.bot()) {
        out.writeNumber(person.id());
        return;
      }
      out.writeStartObject();
      out.writeNumberField(BOT, person.id());
      out.writeEndObject();
    }

    @SuppressWarnings("unchecked") // the attribute is set in one place only
    private static void meet(Map<?, ?> met, Person person) {
      ((Map<Long, String>) met).put(person.id(), person.login());
    }
  }

  static final class Reader extends StdDeserializer<Person> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(Person.class);
    }

    @Override
    public Person deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (!in.hasToken(JsonToken.START_OBJECT)) return person(in, context, false);
      in.nextToken();
      in.nextToken();
      var bot = person(in, context, true);
      in.nextToken();
      return bot;
    }

    private static Person person(JsonParser in, DeserializationContext context, boolean bot)
        throws IOException {
      long id = in.getLongValue();
      return new Person(id, login(id, context), bot);
    }

    private static String login(long id, DeserializationContext context) {
      return context.getAttribute(StoredJson.NAMES) instanceof LongFunction<?> names
              && names.apply(id) instanceof String login
          ? login
          : PersonTable.ghost(id);
    }
  }
}
