package dev.berth.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.commands.model.ReplyTemplate;
import dev.berth.request.Decision;
import dev.berth.request.Notice;
import dev.berth.request.Request;
import dev.berth.view.samples.SampleData;
import dev.berth.view.samples.SampleLife;
import dev.berth.view.samples.SampleProgramChecks;
import dev.berth.view.samples.SampleReplies;
import dev.berth.view.samples.SampleTroubles;
import dev.berth.view.samples.TemplateCheck;
import dev.berth.view.templates.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TextRendererTest {
  private static final Pattern COMMAND_LINE = Pattern.compile("(?m)^\\s{0,3}`*/");
  private static final Pattern FORBIDDEN =
      Pattern.compile("(?m)^\\s*[-*] \\[[ x]]|^> \\[!|^#{1,6} |\\b(?:ago|yesterday|tomorrow)\\b");

  private final TextRenderer texts = new TextRenderer(ShippedTemplates.TEMPLATES);
  private final TextContext context = SampleData.context();

  @TestFactory
  Stream<DynamicTest> the_status_of_every_sample_reads_as_agreed() {
    return SampleLife.all().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> GoldenText.agrees("status/" + e.getKey(), status(e.getValue()))));
  }

  @TestFactory
  Stream<DynamicTest> every_notice_reads_as_agreed() {
    return notices().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> GoldenText.agrees("notices/" + e.getKey(), e.getValue())));
  }

  @Test
  void every_reply_reads_as_agreed() throws Exception {
    var all = new ArrayList<String>();
    for (var reply : SampleReplies.all()) all.add(texts.reply(reply, context));
    GoldenText.agrees("replies", String.join("\n\n", all));
  }

  @Test
  void every_check_of_a_proposed_program_reads_as_agreed() throws Exception {
    var all = new ArrayList<String>();
    for (var v : SampleProgramChecks.all().values()) {
      var run =
          texts.checkRun(v, SampleProgramChecks.OF, SampleProgramChecks.FILE, TextContext.GITHUB);
      var marked = run.annotations().size();
      all.add(run.conclusion() + ": " + run.title() + "\n\n" + run.summary());
      all.add("(" + marked + " marked)");
    }
    GoldenText.agrees("checks", String.join("\n\n", all));
  }

  @Test
  void what_operators_read_is_as_agreed() throws Exception {
    var all = SampleTroubles.all().stream().map(page -> texts.operators(page, "operators"));
    GoldenText.agrees("operators", String.join("\n\n", all.toList()));
  }

  @Test
  void a_program_with_a_prefix_and_nothing_else_reads_as_agreed() throws Exception {
    var bare = SampleData.bareContext();
    var all = new ArrayList<String>();
    for (var name : List.of("needs-information", "needs-approval", "queued", "active", "failed")) {
      var r = SampleLife.all().get(name);
      all.add(texts.status(IssueView.of(r, bare), r, true));
      for (var n : IssueView.of(r, bare).notices())
        all.add(texts.notice(n, r, bare, ShownIssue.NOTHING));
    }
    GoldenText.agrees("with-prefix", String.join("\n\n", all));
  }

  @Test
  void every_template_renders_with_its_sample() {
    assertEquals(List.of(), TemplateCheck.problems(texts));
  }

  @Test
  void every_kind_reason_and_sentence_has_its_own_template() {
    for (var k : Notice.Kind.values()) assertTrue(has("notices/" + k.word()), k.word());
    for (var r : Decision.StateRefusal.values())
      assertTrue(has("refusals/" + r.template()), r.name());
    for (var s : ReplyTemplate.values()) {
      var isReply = has("replies/" + s.template());
      assertTrue(isReply != has("refusals/" + s.template()), s.template());
    }
    for (var r : SampleLife.all().values())
      assertTrue(has(IssueView.of(r, context).status().template()), r.state().word());
  }

  @Test
  void every_kind_of_notice_is_tried_on_a_request_that_wants_it() {
    var left = new ArrayList<>(List.of(Notice.Kind.values()));
    for (var r : SampleLife.all().values()) for (var n : r.flags().notices()) left.remove(n.kind());
    // No state of today says this; its template is rendered all the same.
    left.remove(Notice.Kind.QUESTION_FOR_PEOPLE);
    assertEquals(List.of(), left);
  }

  @Test
  void no_text_begins_a_line_with_a_command_or_uses_what_mail_shows_badly() {
    for (var text : everything()) {
      assertFalse(COMMAND_LINE.matcher(text).find(), text);
      assertFalse(FORBIDDEN.matcher(text).find(), text);
      assertFalse(text.contains("@berth"), text);
      assertTrue(text.length() <= TextRenderer.COMMENT_MAX);
      assertTrue(CommentMarker.find(text).isPresent(), text);
    }
  }

  @Test
  void people_are_called_in_notices_and_the_first_version_of_a_status_only() {
    var r = SampleLife.all().get("needs-approval");
    var view = IssueView.of(r, context);
    assertTrue(texts.status(view, r, true).contains("@mara or @milo"));
    assertFalse(texts.status(view, r).contains("@"));
    for (var e : SampleLife.all().entrySet())
      assertFalse(texts.status(IssueView.of(e.getValue(), context), e.getValue()).contains("@"));
  }

  @Test
  void a_template_in_the_folder_is_a_problem_with_file_and_line_when_it_is_broken() {
    var broken = "one\ntwo {{ nobody_knows_this }}\n";
    var texts = new TextRenderer(n -> n.equals("status/active.md") ? Optional.of(broken) : read(n));
    var problems = TemplateCheck.problems(texts);
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.getFirst().startsWith("templates/status/active.md:2"), problems.toString());
  }

  @Test
  void a_template_cannot_switch_off_escaping_or_leave_its_folder() {
    for (var text :
        List.of(
            "{{ requester | raw }}",
            "{{ requester | escape(\"html\") }}",
            "{% autoescape false %}{{ requester }}{% endautoescape %}",
            "{% verbatim %}x{% endverbatim %}",
            "{% include \"../../etc/passwd\" %}",
            "{% include \"/etc/passwd\" %}",
            "{% import \"status/active\" %}",
            "{% for i in range(0, 100000000) %}x{% endfor %}",
            "{{ people.getClass() }}",
            "{{ requester.class }}")) {
      var texts = new TextRenderer(n -> n.equals("status/active.md") ? Optional.of(text) : read(n));
      var r = SampleLife.all().get("active");
      var view = IssueView.of(r, context);
      assertThrows(TemplateException.class, () -> texts.status(view, r), text);
    }
  }

  @Test
  void a_comment_that_is_too_long_is_cut_at_a_line_and_keeps_its_marker() {
    var text = "<details><summary>x</summary>\n\n" + "line\n".repeat(15_000) + "</details>";
    var texts = new TextRenderer(n -> n.equals("status/active.md") ? Optional.of(text) : read(n));
    var r = SampleLife.all().get("active");
    var cut = texts.status(IssueView.of(r, context), r);
    assertTrue(cut.length() <= TextRenderer.COMMENT_MAX);
    assertTrue(cut.contains("\n</details>\n"));
    assertEquals(Optional.of("status"), CommentMarker.find(cut));
  }

  private static boolean has(String name) {
    return read(name + ".md").isPresent();
  }

  private static Optional<String> read(String name) {
    return ShippedTemplates.TEMPLATES.apply(name);
  }

  private String status(Request r) {
    return texts.status(IssueView.of(r, context), r, true);
  }

  private Map<String, String> notices() {
    var all = new LinkedHashMap<String, String>();
    for (var r : SampleLife.all().values())
      for (var n : r.flags().notices())
        all.putIfAbsent(n.kind().word(), texts.notice(n, r, context, ShownIssue.NOTHING));
    return all;
  }

  private List<String> everything() {
    var all = new ArrayList<>(notices().values());
    for (var r : SampleLife.all().values()) {
      all.add(status(r));
      var bare = SampleData.bareContext();
      all.add(texts.status(IssueView.of(r, bare), r, true));
    }
    for (var reply : SampleReplies.all()) all.add(texts.reply(reply, context));
    return all;
  }
}
