package dev.berth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.program.SettingsFixture;
import dev.berth.wiring.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Mistakes that people make in settings, each as one small change of the shipped files: {@code
 * config/wrong.jsonl} names what is changed, where the problem must be told (the line with {@code
 * at}), and a part of what must be said.
 */
class WrongSettingsTest {
  private static final Path CASES = Path.of("src/test/resources/config/wrong.jsonl");

  /** Written after the checks were, and not looked at before they were counted. */
  private static final Path FRESH = Path.of("src/test/resources/config/wrong-fresh.jsonl");

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void every_mistake_is_told_with_file_and_line() throws IOException {
    var missed = Files.readAllLines(CASES).stream().flatMap(l -> missed(l).stream()).toList();
    assertEquals(List.of(), missed, () -> missed.size() + " are missed");
  }

  @Test
  void and_so_is_every_mistake_that_was_kept_aside() throws IOException {
    var missed = Files.readAllLines(FRESH).stream().flatMap(l -> missed(l).stream()).toList();
    assertEquals(List.of(), missed, () -> missed.size() + " are missed");
  }

  @Test
  void the_shipped_settings_are_well() {
    assertEquals(List.of(), problems(SettingsFixture.shipped().texts(), "", ""));
  }

  @Test
  void a_repositorys_own_file_is_held_against_the_folder() {
    var check =
        new SettingsCheck(SettingsFixture.shipped().texts(), SettingsFixture.NO_SECRETS, NOW)
            .settings(Optional.of("rules: {machine: {}}\n"));
    assertEquals(
        List.of(".github/berth.yaml:1:9: rules.machine: is not a rule: did you mean machines?"),
        check.problems());
  }

  private static Optional<String> missed(String line) {
    var c = parsed(line);
    var file = c.path("file").asText();
    var texts = new TreeMap<>(SettingsFixture.shipped().texts());
    var isTemplate = file.startsWith("templates/");
    var text = isTemplate ? "" : texts.get(file);
    var from = c.path("from").asText();
    if (!isTemplate && !text.contains(from))
      return Optional.of(c.path("name") + ": there is nothing to change");
    var changed = isTemplate ? c.path("to").asText() : replaced(text, from, c.path("to").asText());
    if (c.has("from2"))
      changed = replaced(changed, c.path("from2").asText(), c.path("to2").asText());
    if (!isTemplate) texts.put(file, changed);
    var found = problems(texts, isTemplate ? file : "", changed);
    var place = file + ":" + lineOf(changed, c.path("at").asText()) + ":";
    var told =
        found.stream().anyMatch(p -> p.startsWith(place) && p.contains(c.path("says").asText()));
    return told ? Optional.empty() : Optional.of(c.path("name") + " at " + place + " " + found);
  }

  private static List<String> problems(
      java.util.Map<String, String> texts, String template, String changed) {
    var check =
        new SettingsCheck(texts, SettingsFixture.NO_SECRETS, NOW).settings(Optional.empty());
    if (template.isEmpty()) return check.problems();
    return check
        .templates(
            name ->
                template.equals("templates/" + name) ? Optional.of(changed) : Wiring.template(name))
        .problems();
  }

  private static String replaced(String text, String from, String to) {
    var at = text.indexOf(from);
    return text.substring(0, at) + to + text.substring(at + from.length());
  }

  private static long lineOf(String text, String part) {
    var before = text.substring(0, Math.max(0, text.indexOf(part)));
    return 1 + before.chars().filter(c -> c == '\n').count();
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
