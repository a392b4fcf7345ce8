package dev.berth.commands.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Case F01 in the replies of usual mail programs and languages, as they were collected. */
class MailQuotesTest {
  private static final Set<String> NAMES = Set.of("approve", "hold");

  private static List<String> commands(String text) {
    return CommandParser.read(text, Optional.empty(), NAMES).stream()
        .map(TypedCommand::name)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("quotes")
  void no_command_below_a_quote_runs_and_the_own_above_does(String name, String mail) {
    assertEquals(List.of(), commands(mail), name);
    assertEquals(List.of("hold"), commands("/hold\n\n" + mail), name);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("own")
  void a_command_of_the_writers_own_runs_or_its_writer_is_told(String name, String text) {
    var read = CommandParser.readAll(text, Optional.empty(), NAMES);
    var told = !read.cutOff().isEmpty() && !read.surelyQuoted();
    assertTrue(told ^ !read.typed().isEmpty(), () -> name + ": " + read);
  }

  @Test
  void a_line_with_another_space_is_no_command_and_its_writer_is_told() {
    for (var line : List.of("/approve\u00a07f3a91c04be2", "\u00a0/approve", "/approve\u3000x")) {
      var read = CommandParser.readAll("Hello\n\n" + line, Optional.empty(), NAMES);
      assertEquals(List.of(), read.typed(), line);
      assertEquals("approve", read.oddlySpaced().getFirst().name(), line);
    }
  }

  static Stream<Arguments> quotes() {
    return samples("/mail-quotes.txt");
  }

  static Stream<Arguments> own() {
    return samples("/own-words.txt");
  }

  private static Stream<Arguments> samples(String file) {
    try (var in = Objects.requireNonNull(MailQuotesTest.class.getResourceAsStream(file))) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\\u00a0", "\u00a0");
      var parts = new ArrayList<>(Arrays.asList(text.split("(?m)^=== ")));
      parts.removeFirst();
      return parts.stream()
          .map(
              p -> Arguments.of(p.substring(0, p.indexOf('\n')), p.substring(p.indexOf('\n') + 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
