package dev.berth.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.view.samples.SampleData;
import dev.berth.view.samples.SampleLife;
import dev.berth.view.samples.SampleReplies;
import dev.berth.view.templates.MarkdownEscape;
import dev.berth.view.templates.TemplateEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A person's words change no text but what stands in code: every string is put into every place of
 * every template at once, and the page must parse to the same tree as with a harmless word.
 */
class MarkdownEscapeTest {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  /** Chosen by us, and what templates decide by. */
  private static final Set<String> OURS =
      Set.of(
          "key",
          "reason",
          "kind",
          "as",
          "problem",
          "free",
          "end",
          "since",
          "at",
          "limit",
          "state",
          "near",
          "version",
          "rules",
          "passed",
          "access",
          "decisions",
          "open",
          "approvals",
          "overrides",
          "keys");

  /** Of the forge, which takes no slash in them; texts begin with these. */
  private static final Set<String> LOGINS =
      Set.of("to", "requester", "people", "others", "duty", "by", "lead", "operators", "login");

  /** Pages of one template beyond that show nothing new. */
  private static final int EACH_MAX = 3;

  /** Neither a handle nor harmless without code, so it stands in code wherever it may. */
  private static final String WORD = "wo*rd";

  private static final Pattern MENTION = Pattern.compile("@[A-Za-z0-9]");
  private static final Pattern COMMAND_LINE = Pattern.compile("(?m)^\\s{0,3}[`>*-]*\\s*/");

  private static final List<String> HOSTILE =
      List.of(
          "@mara",
          "@acme/admins",
          "a@b.example",
          "&#64;mara",
          "`@mara`",
          "``` @mara",
          "`",
          "``",
          "`````",
          " ` ",
          "a`b``c```d",
          "\\`@mara\\`",
          "\\",
          "a\\",
          "\\|",
          "|",
          "a | b",
          "| @mara | [x](https://evil.example) |",
          "\\\\| <b>x</b>",
          "x \\\\\\| y",
          "`|` | `x`",
          "|\n|---|\n| <img src=x>",
          "[x](https://evil.example)",
          "![x](https://evil.example/p.png)",
          "[x]: https://evil.example",
          "<https://evil.example>",
          "https://evil.example/?a=1",
          "www.evil.example",
          "ftp://evil.example",
          "mailto:mara@evil.example",
          "javascript:alert(1)",
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "<!-- berth status -->",
          "--> <b>x</b>",
          "</details>",
          "</summary><details open>",
          "<details><summary>x",
          "<a href=\"https://evil.example\">x</a>",
          "&lt;b&gt;",
          "**APPROVED by @mara**",
          "__x__ *y* ~~z~~",
          "# heading",
          "x\n# heading",
          "x\r\n===\r\n",
          "x\n---\n",
          "x\u2028# heading\u2029y\u0085z\u000bq\f",
          "/approve",
          "\n/approve\n",
          "\r/release",
          "\t/approve",
          "```\n/approve\n```",
          "~~~\n/approve",
          "- [ ] task",
          "1. one\n2. two",
          "> quote\n> [!WARNING]",
          "    indented code",
          "acme/cluster#1 GH-12 #12 b41d0e2f6a",
          "$x^2$ $$y$$",
          ":tada: :+1:",
          "\u202e evorppa/ \u202c\u2066x\u2069",
          "a\u200bb\u200d\u200e\u200fc\ufeff",
          "\ud800 lone \udc00",
          "\u0000\u0001\u001b[31m",
          "{{ requester }} {% raw %} {# x #}",
          "",
          " ",
          "\u200b",
          "x".repeat(100_000),
          "`".repeat(5_000),
          "[".repeat(5_000),
          "|".repeat(5_000),
          "é́̂".repeat(400));

  @TestFactory
  Stream<DynamicTest> a_string_in_every_place_changes_nothing_but_code() {
    var engine = new TemplateEngine(ShippedTemplates.TEMPLATES);
    var pages = pages();
    var usual = pages.stream().map(p -> engine.render(p.template(), with(p, WORD))).toList();
    return HOSTILE.stream()
        .filter(
            s ->
                MarkdownEscape.bareOrCode(s).startsWith("`")
                    && !MarkdownEscape.asCode(s).equals("`(nothing)`"))
        .map(
            s ->
                DynamicTest.dynamicTest(
                    HOSTILE.indexOf(s)
                        + " "
                        + s.substring(0, Math.min(30, s.length())).replaceAll("\\s", "_"),
                    () -> {
                      for (int i = 0; i < pages.size(); i++) {
                        var p = pages.get(i);
                        var text = engine.render(p.template(), with(p, s.isBlank() ? " " : s));
                        agree(p.template(), usual.get(i), text);
                      }
                    }));
  }

  private static void agree(String template, String usual, String text) {
    assertEquals(tree(usual), tree(text), () -> template + "\n" + text);
    assertEquals(count(MENTION, usual), count(MENTION, text), () -> template + "\n" + text);
    assertFalse(COMMAND_LINE.matcher(text).find(), () -> template + "\n" + text);
    assertFalse(text.contains("\u202e"), template);
  }

  @Test
  void the_places_are_many() {
    assertTrue(HOSTILE.size() >= 60);
    assertTrue(pages().size() > 120, () -> "" + pages().size());
    assertEquals(0, pages().stream().filter(p -> with(p, "word").equals(p.values())).count());
  }

  @Test
  void the_lines_of_an_answer_to_why_hold_nothing_live() {
    var engine = new TemplateEngine(ShippedTemplates.TEMPLATES);
    for (var s : HOSTILE) {
      var line = String.join(" | ", s, s, s, s, s).replace('\n', ' ');
      var values = new LinkedHashMap<String, String>();
      for (var name : List.of("rules", "passed", "approvals", "overrides", "decisions", "access"))
        values.put(name, line);
      values.putAll(Map.of("state", "active", "since", "2026-11-20T09:14:00Z", "revision", "x"));
      var reply = new OneOffWrite.ReplyComment("reply:1", SampleData.RIO, "why", values);
      var text =
          engine.render(
              "replies/why", ReplyModel.of(reply, SampleData.context(), _ -> true).values());
      var tree = tree(text);
      for (var live : List.of("Link", "Image", "Html", "Heading", "Quote", "Thematic", "Table"))
        assertFalse(tree.contains(live), () -> s + "\n" + text);
      assertEquals(0, count(MENTION, text), text);
      assertFalse(COMMAND_LINE.matcher(text).find(), text);
    }
  }

  @Test
  void a_bar_ends_no_cell_whatever_stands_before_it() {
    for (var s : HOSTILE) {
      var cell = MarkdownEscape.cell(MarkdownEscape.asCode(s));
      var table = "| A | B |\n|---|---|\n| " + cell + " | tail |\n";
      assertEquals(
          tree("| A | B |\n|---|---|\n| `word` | tail |\n"), tree(table), () -> s + " in " + table);
      assertFalse(Pattern.compile("\\\\\\\\\\|").matcher(cell).find(), cell);
    }
  }

  @Test
  void words_without_code_are_harmless_or_in_code() {
    for (var s : HOSTILE) {
      var shown = MarkdownEscape.bareOrCode(s);
      assertTrue(
          shown.startsWith("`")
              || MarkdownEscape.isHarmless(shown)
              || s.isBlank()
              || shown.equals("(nothing)"),
          shown);
    }
    for (var s :
        List.of("2 x c3.medium.x86, bare metal", "$1,944 a month", "x86_64", "Example Cloud"))
      assertEquals(s, MarkdownEscape.bareOrCode(s));
    for (var s :
        List.of(
            "1. one",
            "b41d0e2f6a",
            "GH-12",
            "a $x$ b",
            "www.x.y",
            "http://x",
            "-x",
            "_x_",
            "x_",
            "a * b")) assertEquals("`" + s + "`", MarkdownEscape.bareOrCode(s));
  }

  /** Every page there is: status, notices, answers, of all samples. */
  private static List<TextModel> pages() {
    var all = new ArrayList<TextModel>();
    for (var c : List.of(SampleData.context(), SampleData.bareContext())) {
      for (var r : SampleLife.all().values()) {
        var values = new LinkedHashMap<>(IssueView.of(r, c).status().values());
        values.putIfAbsent(TextModel.NOW, "");
        values.put("first", true);
        all.add(new TextModel(IssueView.of(r, c).status().template(), values));
        for (var n : r.flags().notices()) all.add(NoticeModel.of(n, r, c, ShownIssue.NOTHING));
      }
      for (var reply : SampleReplies.all())
        if (!reply.template().equals("refused"))
          all.add(
              ReplyModel.of(
                  reply, c, n -> ShippedTemplates.TEMPLATES.apply(n + ".md").isPresent()));
    }
    var seen = new HashMap<String, Integer>();
    all.removeIf(p -> seen.merge(p.template(), 1, Integer::sum) > EACH_MAX);
    return all;
  }

  private static Map<String, Object> with(TextModel page, String word) {
    return replaced(page.values(), word);
  }

  private static Map<String, Object> replaced(Map<?, ?> values, String word) {
    var all = new LinkedHashMap<String, Object>();
    values.forEach(
        (k, v) ->
            all.put(
                (String) k,
                OURS.contains(k)
                    ? v
                    : replaced(v, LOGINS.contains(k) ? word.replace("/", "*") : word)));
    return all;
  }

  private static Object replaced(Object value, String word) {
    return switch (value) {
      case String s when s.isEmpty() -> s;
      case String _ -> word;
      case Map<?, ?> m -> replaced(m, word);
      case List<?> l -> l.stream().map(v -> replaced(v, word)).toList();
      default -> value;
    };
  }

  private static int count(Pattern p, String text) {
    return (int) p.matcher(text).results().count();
  }

  /** Kinds of nodes with what they say, code left out. */
  private static String tree(String text) {
    var out = new StringBuilder();
    walk(PARSER.parse(text), 0, out);
    return out.toString();
  }

  private static void walk(Node node, int depth, StringBuilder out) {
    out.append(" ".repeat(depth)).append(node.getClass().getSimpleName());
    switch (node) {
      case Code _ -> {}
      case Text t -> out.append(' ').append(t.getLiteral());
      case Link l -> out.append(' ').append(l.getDestination());
      case HtmlBlock h -> out.append(' ').append(h.getLiteral());
      case HtmlInline h -> out.append(' ').append(h.getLiteral());
      default -> {}
    }
    out.append('\n');
    for (var c = node.getFirstChild(); c != null; c = c.getNext()) walk(c, depth + 1, out);
  }
}
