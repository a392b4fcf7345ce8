package dev.berth.provision.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pieces of a provider's answers; what is missing or of another kind is left out. */
public final class ProviderJson {
  private ProviderJson() {}

  /** An object's own texts. */
  public static Map<String, String> texts(JsonNode object) {
    var all = new LinkedHashMap<String, String>();
    for (var entry : object.properties())
      if (entry.getValue().isTextual()) all.put(entry.getKey(), entry.getValue().textValue());
    return all;
  }

  /** A list's texts. */
  public static List<String> list(JsonNode array) {
    return array.valueStream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
  }

  public static Optional<String> text(JsonNode value) {
    return Optional.of(value.asText("").strip()).filter(t -> !t.isEmpty());
  }

  /** An instant of ISO 8601 with its zone. */
  public static Optional<Instant> instant(JsonNode value) {
    return text(value).flatMap(ProviderJson::instant);
  }

  public static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
