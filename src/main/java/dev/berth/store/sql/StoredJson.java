package dev.berth.store.sql;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.berth.forge.Person;
import dev.berth.store.StoredNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON and back. What an older replica does not know is passed over; what an older row
 * does not have is empty, or, where a record has no empty value for it, an error.
 */
final class StoredJson {
  /** Where the logins of the people that were met are put down. */
  static final Object MET = "met";

  /** Where the logins of people are found. */
  static final Object NAMES = "names";

  private static final ObjectMapper MAPPER = mapper();

  private StoredJson() {}

  /** A value as stored, and the people in it. */
  record Written(String text, Map<Long, String> people) {}

  /** Says of which sealed word a stored value is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Typed {}

  static Written write(Class<?> as, Object value) {
    var met = new LinkedHashMap<Long, String>();
    try {
      var text = MAPPER.writerFor(as).withAttribute(MET, met).writeValueAsString(value);
      return new Written(text, met);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a " + as.getSimpleName() + " down", e);
    }
  }

  /**
   * Reads a stored value.
   *
   * @param names login of a person by number
   * @throws Unreadable when it is none, or one of a newer form
   */
  static <T> T read(Class<T> as, String text, LongFunction<String> names) {
    try {
      return MAPPER.readerFor(as).withAttribute(NAMES, names).readValue(text);
    } catch (JsonProcessingException e) {
      throw new Unreadable("a stored " + as.getSimpleName() + " cannot be read", e);
    }
  }

  private static ObjectMapper mapper() {
    var ours = new SimpleModule();
    ours.addSerializer(Person.class, new PersonJson.Writer());
    ours.addDeserializer(Person.class, new PersonJson.Reader());
    ours.addSerializer(Instant.class, new InstantJson.Writer());
    ours.addDeserializer(Instant.class, new InstantJson.Reader());
    var mapper =
        JsonMapper.builder()
            .annotationIntrospector(new StoredComponents())
            .addModules(new Jdk8Module(), new JavaTimeModule(), ours)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .build();
    for (Class<?> empty : List.of(List.class, Set.class, Map.class, String.class))
      mapper.configOverride(empty).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    for (Class<?> root : StoredNames.ROOTS) mapper.addMixIn(root, Typed.class);
    StoredNames.ALL.forEach((c, name) -> mapper.registerSubtypes(new NamedType(c, name)));
    return mapper;
  }

  /** Gives components the names under which they are stored. */
  private static final class StoredComponents extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable PropertyName findNameForSerialization(Annotated a) {
      return stored(a);
    }

    @Override
    public @Nullable PropertyName findNameForDeserialization(Annotated a) {
      return stored(a);
    }

    private static @Nullable PropertyName stored(Annotated a) {
      if (!(a instanceof AnnotatedField f)) return null;
      var stored = StoredNames.component(f.getDeclaringClass(), f.getName());
      return stored.equals(f.getName()) ? null : PropertyName.construct(stored);
    }
  }

  /** What is stored is not what this program writes. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(String what, Throwable cause) {
      super(what, cause);
    }
  }
}
