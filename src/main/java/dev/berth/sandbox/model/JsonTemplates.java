package dev.berth.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the files of {@code sandbox/json}. A text that is one placeholder becomes its value, of
 * whatever type; placeholders within a text become texts. A placeholder is a name that may lead
 * into a value ({@code ${issue.title}}), with a question mark behind it for null in place of an
 * empty text, or a function of one ({@code ${user issue.author}}). What a member called {@code ...}
 * holds is spread into the object around it.
 */
final class JsonTemplates {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{(?:([a-z]+) )?(?:([A-Z]+) )?([a-zA-Z_.]+)(\\??)}");
  private static final String SPREAD = "...";

  /** What a template may call. */
  @FunctionalInterface
  interface Lookup {
    /**
     * The value in place of a value.
     *
     * @param word the word in capitals between function and name; empty where there is none
     */
    Object of(String word, JsonNode value);
  }

  private final Map<String, Lookup> functions;
  private final Map<String, JsonNode> files = new ConcurrentHashMap<>();

  JsonTemplates(Map<String, Lookup> functions) {
    this.functions = functions;
  }

  /** The file of that name, with its placeholders replaced. */
  ObjectNode fill(String name, JsonNode values) {
    return object(files.computeIfAbsent(name, JsonTemplates::read), values);
  }

  private static JsonNode read(String name) {
    String path = "/sandbox/json/" + name + ".json";
    try (InputStream in = JsonTemplates.class.getResourceAsStream(path)) {
      return SandboxJson.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  private ObjectNode object(JsonNode template, JsonNode values) {
    ObjectNode all = SandboxJson.obj();
    for (var member : template.properties()) {
      JsonNode inner = member.getValue();
      JsonNode value =
          inner.isTextual()
              ? text(inner.asText(), values)
              : inner.isObject() ? object(inner, values) : inner;
      if (member.getKey().equals(SPREAD)) {
        all.setAll((ObjectNode) value);
      } else {
        all.set(member.getKey(), value);
      }
    }
    return all;
  }

  private JsonNode text(String text, JsonNode values) {
    Matcher placeholder = PLACEHOLDER.matcher(text);
    if (placeholder.matches()) {
      return value(placeholder, values);
    }
    placeholder.reset();
    return SandboxJson.node(
        placeholder.replaceAll(found -> Matcher.quoteReplacement(value(found, values).asText())));
  }

  private JsonNode value(MatchResult placeholder, JsonNode values) {
    String name = placeholder.group(3);
    JsonNode value = values.at("/" + name.replace('.', '/'));
    if (value.isMissingNode()) {
      throw new IllegalStateException("Nothing is given for ${" + name + "}");
    }
    if (!placeholder.group(4).isEmpty() && value.asText().isEmpty()) {
      return NullNode.getInstance();
    }
    String word = Optional.ofNullable(placeholder.group(2)).orElse("");
    return Optional.ofNullable(placeholder.group(1))
        .map(f -> SandboxJson.node(Objects.requireNonNull(functions.get(f), f).of(word, value)))
        .orElse(value);
  }
}
