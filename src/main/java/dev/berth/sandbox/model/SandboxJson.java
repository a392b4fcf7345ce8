package dev.berth.sandbox.model;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/** JSON in few words: objects from pairs, arrays from lists, instants to the second. */
public final class SandboxJson {
  public static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
          .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .setVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY);

  private SandboxJson() {}

  /** An object of alternating names and values; an empty Optional is null. */
  public static ObjectNode obj(Object... pairs) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      node.set((String) pairs[i], node(pairs[i + 1]));
    }
    return node;
  }

  public static <T> ArrayNode array(Iterable<T> items, Function<T, ?> shape) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (T item : items) {
      array.add(node(shape.apply(item)));
    }
    return array;
  }

  public static JsonNode node(Object value) {
    return switch (value) {
      case JsonNode n -> n;
      case Optional<?> o -> o.isPresent() ? node(o.get()) : NullNode.getInstance();
      case Instant at -> JsonNodeFactory.instance.textNode(time(at));
      case Iterable<?> list -> array(list, SandboxJson::node);
      default -> MAPPER.valueToTree(value);
    };
  }

  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of JSON can always be written", e);
    }
  }

  public static String text(JsonNode node) {
    return new String(bytes(node), StandardCharsets.UTF_8);
  }

  /** The tree in these bytes; empty where they are not JSON. */
  public static Optional<JsonNode> parse(byte[] bytes) {
    try {
      return Optional.ofNullable(MAPPER.readTree(bytes)).filter(n -> !n.isMissingNode());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
