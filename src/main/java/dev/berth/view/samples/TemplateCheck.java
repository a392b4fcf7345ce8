package dev.berth.view.samples;

import dev.berth.commands.CommandRegistry;
import dev.berth.request.Notice;
import dev.berth.request.Request;
import dev.berth.view.IssueView;
import dev.berth.view.ShownIssue;
import dev.berth.view.TextContext;
import dev.berth.view.TextRenderer;
import dev.berth.view.templates.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Renders every template with its samples, so that a slip shows before somebody reads it. */
public final class TemplateCheck {
  private final TextRenderer texts;
  private Optional<String> prefix = Optional.empty();
  private final LinkedHashSet<String> problems = new LinkedHashSet<>();

  private TemplateCheck(TextRenderer texts) {
    this.texts = texts;
  }

  /** Every problem with file and line, none if all is well. */
  public static List<String> problems(TextRenderer texts) {
    return new TemplateCheck(texts).all();
  }

  private List<String> all() {
    for (var c : List.of(SampleData.context(), SampleData.bareContext())) {
      prefix = c.prefix();
      var all = SampleLife.all();
      for (var r : all.values()) rendered(r, c);
      for (var kind : Notice.Kind.values()) notice(kind, all, c);
      for (var reply : SampleReplies.all()) tried(() -> texts.reply(reply, c));
    }
    for (var v : SampleProgramChecks.all().values())
      tried(
          () ->
              texts
                  .checkRun(v, SampleProgramChecks.OF, SampleProgramChecks.FILE, TextContext.GITHUB)
                  .summary());
    for (var page : SampleTroubles.all()) tried(() -> texts.operators(page, "operators"));
    return List.copyOf(problems);
  }

  private void rendered(Request r, TextContext c) {
    var view = IssueView.of(r, c);
    tried(() -> texts.status(view, r, true));
    tried(() -> texts.status(view, r));
    for (var n : r.flags().notices()) tried(() -> texts.notice(n, r, c, ShownIssue.NOTHING));
  }

  /** Also those for which no sample life has a use. */
  private void notice(Notice.Kind kind, Map<String, Request> all, TextContext c) {
    var seen = new ArrayList<Request>();
    for (var r : all.values())
      if (r.flags().notices().stream().anyMatch(n -> n.kind() == kind)) seen.add(r);
    if (!seen.isEmpty()) return;
    var r = all.values().iterator().next();
    tried(() -> texts.notice(new Notice(kind, "", r.openedAt()), r, c, ShownIssue.NOTHING));
  }

  private void tried(Supplier<String> text) {
    try {
      var rendered = text.get();
      if (rendered.isBlank()) problems.add("a template renders to nothing");
      for (var line : CommandRegistry.running(rendered, prefix))
        problems.add("a line would run as a command when it comes back in a reply: " + line);
    } catch (TemplateException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }
}
