package dev.berth.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.berth.Eventually;
import dev.berth.commands.grammar.CommandParser;
import dev.berth.commands.grammar.TypedCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a command counts: the table in commands/cases.jsonl, and what must hold of any text. */
class CommandParserTest {
  private static final Optional<String> NO_PREFIX = Optional.empty();
  private static final Optional<String> PREFIX = Optional.of("berth");

  @TestFactory
  Stream<DynamicTest> every_case_of_the_table() throws IOException {
    var cases = cases();
    assertTrue(cases.size() > 300, "cases read: " + cases.size());
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.get("note").textValue(),
                    () ->
                        assertEquals(
                            truth(c), said(CommandRegistry.read(body(c), NO_PREFIX)), body(c))));
  }

  @Test
  void nothing_counts_in_a_quote_whatever_the_text_is() throws IOException {
    for (var c : cases()) {
      var quoted = "> " + body(c).replaceAll("\\r\\n|\\r|\\n", "\n> ");
      assertEquals(List.of(), CommandRegistry.read(quoted, NO_PREFIX), quoted);
    }
  }

  @Test
  void nothing_counts_in_a_long_fence_whatever_the_text_is() throws IOException {
    for (var c : cases()) {
      if (body(c).contains("wrote:") || body(c).contains("You are receiving")) continue;
      var fenced = "``````````\n" + body(c) + "\n``````````";
      assertEquals(List.of(), CommandRegistry.read(fenced, NO_PREFIX), fenced);
    }
  }

  @Test
  void a_command_after_a_blank_line_is_not_changed_by_text_after_another_blank_line()
      throws IOException {
    for (var c : cases()) {
      if (body(c).contains("wrote:") || body(c).contains("You are receiving")) continue;
      var before = CommandRegistry.read("/keep\n\n" + body(c), NO_PREFIX);
      assertEquals(new TypedCommand("keep", "", 1), before.getFirst(), body(c));
    }
  }

  @Test
  void lines_are_counted_from_one() {
    var typed = CommandRegistry.read("hello\r\n/keep\r/release kelp-2\n\n/why", NO_PREFIX);
    assertEquals(
        List.of(
            new TypedCommand("keep", "", 2),
            new TypedCommand("release", "kelp-2", 3),
            new TypedCommand("why", "", 5)),
        typed);
  }

  @Test
  void with_a_prefix_the_second_word_is_the_name() {
    var body = "/berth approve 7f3a91c\n/BERTH\tExtend 30d\n/berth lgtm\n/berth";
    assertEquals(
        List.of("approve 7f3a91c", "extend 30d", "? lgtm", "help"),
        said(CommandRegistry.read(body, PREFIX)));
  }

  @Test
  void with_a_prefix_other_lines_belong_to_other_bots() {
    var body = "/approve\n/lgtm\n/berthapprove\n/berth /approve\n/berth approve.\n/berth\u00a0keep";
    assertEquals(List.of(), CommandRegistry.read(body, PREFIX));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "![",
        "`a",
        "*a_",
        "a*b_",
        "**a",
        "<!--",
        "<a b='",
        "<?",
        "> ",
        "- ",
        "](",
        "\\[",
        "<",
        "&",
        "[^1]: ",
        "[a]: /u\n",
        "<b>",
        " <i>",
        "a|b\n-|-\n",
        "x\n|--\n",
        "[x\n/approve\n",
        "On x\n",
        "/approve x\n\n",
        "\t",
        "1. ",
        "#",
        "~~~\n",
        "\u2028",
        "\"",
        "[a][",
        "a\\\n"
      })
  void a_quarter_of_a_megabyte_of_anything_is_read_in_bounded_time(String piece) {
    var body = "/approve\n" + piece.repeat((1 << 18) / piece.length()) + "\n/deny";
    assertTimeoutPreemptively(
        Eventually.AT_MOST, () -> CommandRegistry.read(body, NO_PREFIX), () -> piece);
  }

  @Test
  void a_text_over_the_limit_has_no_commands() {
    var body = "/approve\n" + "x".repeat(CommandParser.TEXT_CHARS_MAX);
    assertEquals(List.of(), CommandRegistry.read(body, NO_PREFIX));
  }

  @Test
  void any_text_is_read_without_an_error_and_what_counts_is_a_line_of_it() {
    long seed = 20261121;
    var random = new Random(seed);
    var pieces =
        List.of(
            "/approve",
            "/deny x",
            "\n",
            "\n\n",
            "\r",
            "> ",
            "- ",
            "```\n",
            "`",
            "<!--",
            "-->",
            "|",
            "---\n",
            "[a]",
            "(b)",
            "<b>",
            "</b>",
            "[^1]: ",
            "    ",
            "\t",
            "\\",
            "*",
            "&#47;",
            "x",
            "\ud83d",
            "\0",
            "a | b\n--|--\n",
            "<details>\n",
            "\n-- \n",
            "On x wrote:\n");
    for (int i = 0; i < 20_000; i++) {
      var body = new StringBuilder();
      for (int n = random.nextInt(25); n > 0; n--) {
        body.append(pieces.get(random.nextInt(pieces.size())));
      }
      var lines = body.toString().split("\\r\\n|\\r|\\n", -1);
      for (var t : CommandRegistry.read(body.toString(), NO_PREFIX)) {
        var line = lines[t.line() - 1];
        var word = t.isKnown() ? t.name() : t.args();
        assertTrue(
            line.strip().toLowerCase(Locale.ROOT).startsWith("/" + word),
            "seed " + seed + ": " + body);
      }
    }
  }

  private static List<JsonNode> cases() throws IOException {
    var json = new JsonMapper();
    var all = new ArrayList<JsonNode>();
    try (var in = CommandParserTest.class.getResourceAsStream("/commands/cases.jsonl")) {
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        all.add(json.readTree(line));
      }
    }
    return all;
  }

  private static String body(JsonNode c) {
    return c.get("body").textValue();
  }

  private static List<String> truth(JsonNode c) {
    var all = new ArrayList<String>();
    c.get("truth").forEach(t -> all.add(t.textValue()));
    return all;
  }

  private static List<String> said(List<TypedCommand> typed) {
    return typed.stream()
        .map(t -> t.args().isEmpty() ? t.name() : t.name() + " " + t.args())
        .toList();
  }
}
