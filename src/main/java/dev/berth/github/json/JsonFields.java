package dev.berth.github.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single fields; one that must be there and is not makes the JSON unreadable. */
public final class JsonFields {
  private static final Pattern NAME =
      Pattern.compile("(?!\\.{1,2}/)[\\w.-]{1,100}/(?!\\.{1,2}$)[\\w.-]{1,100}");

  private JsonFields() {}

  /** Whether it is an owner and a name that can stand in an address as they are. */
  public static boolean isRepositoryName(String name) {
    return NAME.matcher(name).matches();
  }

  public static Iterable<JsonNode> items(JsonNode list) {
    if (!list.isArray()) {
      throw new UnreadableJson("not a list");
    }
    return list;
  }

  public static long number(JsonNode n, String field) {
    JsonNode value = n.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() <= 0) {
      throw new UnreadableJson(field + " is no number");
    }
    return value.asLong();
  }

  /** The number of an issue or milestone. */
  public static int intNumber(JsonNode n, String field) {
    long value = number(n, field);
    if (value > Integer.MAX_VALUE) {
      throw new UnreadableJson(field + " is too large");
    }
    return (int) value;
  }

  public static String text(JsonNode n, String field) {
    return optional(n, field).orElseThrow(() -> new UnreadableJson(field + " is missing"));
  }

  public static Optional<String> optional(JsonNode n, String field) {
    JsonNode value = n.path(field);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  public static Instant instant(JsonNode n, String field) {
    return instant(field, text(n, field));
  }

  public static Instant instant(String field, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new UnreadableJson(field + " is no instant");
    }
  }
}
