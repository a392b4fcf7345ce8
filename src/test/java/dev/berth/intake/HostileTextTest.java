package dev.berth.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.berth.Eventually;
import dev.berth.intake.machines.MentionParser;
import dev.berth.reading.Reading;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bodies made to hurt a reader: every one is read in bounded time and asks for nothing. */
class HostileTextTest {
  private static final IssueReader READER = Samples.reader();

  /** Far above what is needed, far below what an endless loop takes. */
  private static final Duration BOUND = Eventually.AT_MOST;

  private static final int FULL = 262_144;

  static Map<String, String> bodies() {
    var all = new LinkedHashMap<String, String>();
    all.put("60,000 open brackets", "[".repeat(60_000));
    all.put("60,000 nested quotes", ">".repeat(60_000) + " 3 c3.small.x86");
    all.put("60,000 stars", "*a **b ".repeat(30_000));
    all.put("60,000 nested lists", "- ".repeat(60_000) + "x");
    all.put("deep lists", deepLists());
    all.put("10,000 headings", "### Machines\n\n2\n\n".repeat(10_000));
    all.put("10,000 different headings", headings());
    all.put("10,000 replaced headings", "### 2 x c3.small.x86\n\n".repeat(10_000));
    all.put("256 KB of a plan", repeat("c3.small.x86 "));
    all.put("256 KB of counts", repeat("2 x "));
    all.put("256 KB of digits", repeat("7"));
    all.put("256 KB of letters", repeat("x"));
    all.put("256 KB of blanks", repeat(" "));
    all.put("256 KB of line ends", repeat("\n"));
    all.put("256 KB of addresses", repeat("https://github.com/a/b "));
    all.put("256 KB of one address", "https://github.com/" + repeat("a/"));
    all.put("256 KB of mail", repeat("a@b.c "));
    all.put("256 KB of at signs", repeat("@"));
    all.put("256 KB of dots", repeat("a."));
    all.put("256 KB of plus numbers", repeat("+1 "));
    all.put("256 KB of open comments", repeat("<!-- "));
    all.put("256 KB of open tags", repeat("<a href=\""));
    all.put("256 KB of folds", repeat("<details>\n\n"));
    all.put("256 KB of table bars", repeat("|a|b|\n|-|-|\n"));
    all.put("256 KB of fences", repeat("```\nx\n"));
    all.put("256 KB of words and blanks", repeat("need a "));
    all.put("256 KB of add", repeat("add remove lost access please "));
    all.put("one long line below machines", Samples.classic(repeat("2 or 3 or ")));
    all.put("key lines", repeat("Name: x\n"));
    all.put("halves of pairs", "\uD800 ### \uDC00 Machines \uD83D\n".repeat(5_000));
    all.put("turning and invisible signs", "\u202E\u200B\u2066\uFEFF ### Machines\n".repeat(5_000));
    return all;
  }

  private static String repeat(String s) {
    return s.repeat(FULL / s.length());
  }

  private static String deepLists() {
    var out = new StringBuilder();
    for (int i = 0; i < 500; i++) out.append("  ".repeat(i)).append("- a\n");
    return out.toString();
  }

  private static String headings() {
    var out = new StringBuilder();
    for (int i = 0; i < 10_000; i++) out.append("### Question ").append(i).append("\n\nyes\n\n");
    return out.toString();
  }

  @TestFactory
  Stream<DynamicTest> hostile_bodies_are_read_in_bounded_time() {
    return bodies().entrySet().stream().map(e -> dynamicTest(e.getKey(), () -> read(e.getValue())));
  }

  private static Reading read(String body) {
    var reading =
        assertTimeoutPreemptively(BOUND, () -> Samples.read(READER, body.substring(0, 50), body));
    assertFalse(reading.isComplete());
    assertTrue(reading.lines().size() <= MentionParser.MENTIONS_MAX);
    return reading;
  }

  /** Pieces of forms and tricks, in any order. */
  private static final List<String> PIECES =
      List.of(
          "### Machines\n\n",
          "### What kind of machines and how many do you expect to use?\n\n",
          "2 x c3.small.x86\n",
          "or ",
          "up to 5 ",
          "- ",
          "1. ",
          "> ",
          "```\n",
          "<!--",
          "-->",
          "| a | b |\n|---|---|\n",
          "<details>\n\n",
          "</details>\n\n",
          "**Email**\n",
          "me@example.org\n",
          "### ",
          "---\n",
          "===\n",
          "\u202E",
          "\uD800",
          "\u200B",
          "https://github.com/kelp-ex/kelp ",
          "[a](b)",
          "Name: Ada\n",
          "Yes ",
          "`",
          "*",
          "_No response_\n\n",
          "@somebody ",
          "3 months ",
          "Debian 12\n",
          "add user ",
          "lost access ",
          "\n\n",
          "\t",
          "c3.large.arm64 ",
          "(",
          ")",
          "+1 202 555 0143 ");

  @TestFactory
  Stream<DynamicTest> random_ruins_of_forms_never_break_the_reader() {
    var first = new Random().nextLong(1_000_000);
    return LongStream.range(first, first + 20)
        .mapToObj(seed -> dynamicTest("seed " + seed, () -> ruins(new Random(seed))));
  }

  private static void ruins(Random random) {
    for (int i = 0; i < 60; i++) {
      var body = new StringBuilder();
      for (int n = random.nextInt(80); n >= 0; n--)
        body.append(PIECES.get(random.nextInt(PIECES.size())));
      var text = body.toString();
      var reading = assertTimeoutPreemptively(BOUND, () -> Samples.read(READER, "Request", text));
      assertEquals(reading, Samples.read(READER, "Request", text), "the same text reads the same");
      assertFalse(reading.toString().contains("me@example.org"), "no mail address in a reading");
      assertFalse(reading.toString().contains("202 555"), "no telephone number in a reading");
      for (var q : reading.questions()) q.read().ifPresent(r -> assertTrue(r.length() <= 200));
    }
  }

  @Test
  void what_stands_behind_the_bound_of_a_body_counts_for_nothing() {
    var body = " ".repeat(FULL) + "We need 2 x c3.small.x86 machines.";
    assertTrue(Samples.read(READER, "Hello", body).lines().isEmpty());
  }
}
