package dev.berth.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.berth.commands.CommandRegistry;
import dev.berth.commands.grammar.TypedCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * {@code berth commands --json-lines}: reads comments, one JSON object a line ({@code id}, {@code
 * body}), and writes the commands in each ({@code id}, {@code commands}: {@code name}, {@code
 * args}).
 */
public final class CommandsJsonLines {
  /** Half a surrogate pair cannot be written as UTF-8, but can be as an escape. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private CommandsJsonLines() {}

  /**
   * Answers line by line until the input ends.
   *
   * @return how many lines were no JSON object with a body; nothing is answered to those
   */
  public static int run(InputStream in, OutputStream out) throws IOException {
    int malformed = 0;
    var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.isBlank()) continue;
      var answer = answer(line);
      if (answer.isEmpty()) malformed++;
      else writer.write(answer.get() + "\n");
      writer.flush();
    }
    return malformed;
  }

  private static Optional<String> answer(String line) throws JsonProcessingException {
    JsonNode asked;
    try {
      asked = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    if (!asked.path("id").isTextual() || !asked.path("body").isTextual()) return Optional.empty();
    var found = CommandRegistry.read(asked.get("body").textValue(), Optional.empty());
    return Optional.of(
        JSON.writeValueAsString(
            new Answer(
                asked.get("id").textValue(),
                found.stream().map(CommandsJsonLines::found).toList())));
  }

  private static Found found(TypedCommand t) {
    return new Found(t.name(), t.args());
  }

  /** One line of output. */
  private record Answer(String id, List<Found> commands) {}

  /** One command in it. */
  private record Found(String name, String args) {}
}
