package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single fields; one that must be there and is not makes the JSON unreadable. */
final class JsonFields {
  private static final Pattern NAME =
      Pattern.compile("(?!\\.{1,2}/)[\\w.-]{1,100}/(?!\\.{1,2}$)[\\w.-]{1,100}");

  private JsonFields() {}

  /** Whether it is an owner and a name that can stand in an address as they are. */
  static boolean isRepositoryName(String name) {
    return NAME.matcher(name).matches();
  }

  static Iterable<JsonNode> items(JsonNode list) {
    if (!list.isArray()) {
      throw new Unreadable("not a list");
    }
    return list;
  }

  static long number(JsonNode n, String field) {
    JsonNode value = n.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() <= 0) {
      throw new Unreadable(field + " is no number");
    }
    return value.asLong();
  }

  /** The number of an issue or milestone. */
  static int small(JsonNode n, String field) {
    long value = number(n, field);
    if (value > Integer.MAX_VALUE) {
      throw new Unreadable(field + " is too large");
    }
    return (int) value;
  }

  static String text(JsonNode n, String field) {
    return optional(n, field).orElseThrow(() -> new Unreadable(field + " is missing"));
  }

  static Optional<String> optional(JsonNode n, String field) {
    JsonNode value = n.path(field);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  static Instant instant(JsonNode n, String field) {
    return instant(field, text(n, field));
  }

  static Instant instant(String field, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Unreadable(field + " is no instant");
    }
  }
}
