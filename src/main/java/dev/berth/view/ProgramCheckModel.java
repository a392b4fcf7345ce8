package dev.berth.view;

import dev.berth.forge.CheckRun;
import dev.berth.forge.CheckRun.Annotation;
import dev.berth.forge.CheckRun.Conclusion;
import dev.berth.forge.IssueRef;
import dev.berth.policy.Shift;
import dev.berth.view.ProgramVerdict.Affected;
import dev.berth.view.ProgramVerdict.Broken;
import dev.berth.view.ProgramVerdict.Unreadable;
import dev.berth.view.ProgramVerdict.Usable;
import dev.berth.view.templates.MarkdownEscape;
import dev.berth.view.templates.TemplateValues;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The values of a check run on a proposed program's file. */
final class ProgramCheckModel {
  /** More errors than that are counted and not listed: the file has to be mended first anyway. */
  private static final int LISTED_MAX = 100;

  private ProgramCheckModel() {}

  /**
   * @param web address of the forge
   */
  static TextModel of(ProgramVerdict verdict, String file, URI web) {
    var v = new TemplateValues().bare("file", file).number("marked_max", CheckRun.ANNOTATIONS_MAX);
    return new TextModel(
        "checks/program",
        switch (verdict) {
          case Unreadable u -> values(v, u);
          case Broken b -> values(v, b);
          case Usable u -> values(v, u, web);
        });
  }

  private static java.util.Map<String, Object> values(TemplateValues v, Unreadable u) {
    return usual(v.text("case", "unreadable").bare("why", u.why())).map();
  }

  private static java.util.Map<String, Object> values(TemplateValues v, Broken b) {
    var listed = b.problems().stream().limit(LISTED_MAX).map(ProgramCheckModel::problem).toList();
    return usual(v.text("case", "broken").text("why", ""))
        .groups("problems", listed)
        .number("count", b.problems().size())
        .number("left", b.problems().size() - listed.size())
        .map();
  }

  private static java.util.Map<String, Object> values(TemplateValues v, Usable u, URI web) {
    return usual(v.text("case", u.isRemoved() ? "removed" : "usable").text("why", ""))
        .groups("affected", u.affected().stream().map(a -> affected(a, web)).toList())
        .number("count", u.affected().size())
        .number("asked", u.asked())
        .number("left", u.left())
        .map();
  }

  private static TemplateValues usual(TemplateValues v) {
    return v.groups("problems", List.of())
        .groups("affected", List.of())
        .number("count", 0)
        .number("asked", 0)
        .number("left", 0);
  }

  private static TemplateValues problem(Annotation a) {
    return new TemplateValues().number("line", a.line()).text("message", a.message());
  }

  private static TemplateValues affected(Affected a, URI web) {
    return new TemplateValues()
        .number("number", a.issue().number())
        .markup("address", address(a.issue(), web))
        .groups("clauses", clauses(a.shift()));
  }

  private static String address(IssueRef issue, URI web) {
    var base = web.toString().replaceFirst("/$", "");
    return base + "/" + issue.repository().name() + "/issues/" + issue.number();
  }

  private static List<TemplateValues> clauses(Shift s) {
    var all = new ArrayList<TemplateValues>();
    if (!s.refusing().isEmpty()) all.add(clause("refusing", s.refusing()));
    if (!s.lifted().isEmpty()) all.add(clause("lifted", s.lifted()));
    if (!s.unanswered().isEmpty()) all.add(clause("unanswered", s.unanswered()));
    if (s.approversBefore() != s.approversAfter())
      all.add(
          clause("approvers", List.of())
              .number("before", s.approversBefore())
              .number("after", s.approversAfter()));
    return all;
  }

  private static TemplateValues clause(String kind, List<String> rules) {
    return new TemplateValues()
        .text("kind", kind)
        .list("rules", rules)
        .number("rule_count", rules.size())
        .number("before", 0)
        .number("after", 0);
  }

  static Conclusion conclusion(ProgramVerdict verdict) {
    return switch (verdict) {
      case Unreadable _, Broken _ -> Conclusion.FAILURE;
      case Usable u ->
          u.isRemoved() || !u.affected().isEmpty() ? Conclusion.NEUTRAL : Conclusion.SUCCESS;
    };
  }

  /** The forge shows them as plain text. */
  static List<Annotation> annotations(ProgramVerdict verdict) {
    if (!(verdict instanceof Broken(var problems))) return List.of();
    return problems.stream()
        .limit(CheckRun.ANNOTATIONS_MAX)
        .map(a -> new Annotation(a.path(), a.line(), MarkdownEscape.plain(a.message())))
        .toList();
  }
}
