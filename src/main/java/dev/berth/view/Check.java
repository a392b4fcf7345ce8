package dev.berth.view;

import dev.berth.request.Notice;
import dev.berth.request.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Renders every template with its samples, so that a slip shows before somebody reads it. */
public final class Check {
  private final Words words;
  private final LinkedHashSet<String> problems = new LinkedHashSet<>();

  private Check(Words words) {
    this.words = words;
  }

  /** Every problem with file and line, none if all is well. */
  public static List<String> problems(Words words) {
    return new Check(words).all();
  }

  private List<String> all() {
    for (var c : List.of(Samples.context(), Samples.bareContext())) {
      var all = SampleLife.all();
      for (var r : all.values()) rendered(r, c);
      for (var kind : Notice.Kind.values()) notice(kind, all, c);
      for (var say : SampleReplies.all()) tried(() -> words.reply(say, c));
    }
    for (var v : SampleChecks.all().values())
      tried(() -> words.checkRun(v, SampleChecks.OF, SampleChecks.FILE, Context.GITHUB).summary());
    return List.copyOf(problems);
  }

  private void rendered(Request r, Context c) {
    var view = View.of(r, c);
    tried(() -> words.status(view, r, true));
    tried(() -> words.status(view, r));
    for (var n : r.marks().notices()) tried(() -> words.notice(n, r, c, Shown.NOTHING));
  }

  /** Also those for which no sample life has a use. */
  private void notice(Notice.Kind kind, Map<String, Request> all, Context c) {
    var seen = new ArrayList<Request>();
    for (var r : all.values())
      if (r.marks().notices().stream().anyMatch(n -> n.kind() == kind)) seen.add(r);
    if (!seen.isEmpty()) return;
    var r = all.values().iterator().next();
    tried(() -> words.notice(new Notice(kind, "", r.openedAt()), r, c, Shown.NOTHING));
  }

  private void tried(Supplier<String> text) {
    try {
      if (text.get().isBlank()) problems.add("a template renders to nothing");
    } catch (BadTemplate e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }
}
