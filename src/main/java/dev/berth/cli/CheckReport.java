package dev.berth.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.reading.Line;
import dev.berth.reading.OpenQuestion;
import dev.berth.reading.PersonalData;
import dev.berth.reading.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code berth check} says of one issue: a table for people, a tree for programs. */
public final class CheckReport {
  /** Everything was answered. */
  public static final int READY = 0;

  /** Something is to be asked. */
  public static final int QUESTIONS = 1;

  /** No request for machines. */
  public static final int NOT_A_REQUEST = 2;

  /** The command itself was wrong. */
  public static final int USAGE = 64;

  private static final int WIDTH = 16;
  private static final int TEXT_MAX = 160;

  private CheckReport() {}

  /** Exit status of the command for this reading. */
  public static int status(Reading r) {
    if (!r.kind().isForMachines()) return NOT_A_REQUEST;
    return r.isComplete() ? READY : QUESTIONS;
  }

  /** A table with one line a field, then the questions with the commands that answer them. */
  public static String text(String name, Reading r) {
    var out = new ArrayList<String>();
    out.add(printable(name) + ": " + state(r));
    out.add("");
    row(out, "Form", r.form());
    row(out, "Kind", kind(r));
    row(out, "Project", r.project().orElse("-"));
    row(out, "Description", r.description() ? "there" : "-");
    row(out, "Code", listed(r.codeUrls()));
    row(out, "Open source", r.openSource().name().toLowerCase(Locale.ROOT));
    if (r.lines().isEmpty()) row(out, "Machines", "-");
    for (var l : r.lines()) row(out, "Machines", line(l) + (l.certain() ? "" : "  (in doubt)"));
    row(out, "Systems", listed(r.systems()));
    row(out, "Term", r.term().map(CheckReport::days).orElse(proposed(r)));
    row(out, "Workload", r.workload().map(w -> w.word()).orElse("-"));
    row(out, "People", listed(r.handles()));
    r.reason().ifPresent(reason -> row(out, "Reason", reason));
    if (!r.personalData().isEmpty()) row(out, "Personal data", personal(r) + " (not kept)");
    questions(out, r);
    return String.join("\n", out) + "\n";
  }

  private static void questions(List<String> out, Reading r) {
    if (r.questions().isEmpty()) return;
    out.add("");
    out.add("Berth would ask:");
    var number = 1;
    for (var q : r.questions()) {
      var read = q.read().map(w -> "; read: " + cut(printable(w))).orElse("");
      out.add(String.format(Locale.ROOT, "%3d. %s (%s)%s", number++, field(q), q.reason(), read));
      for (var a : q.answers()) out.add("     /" + a);
      if (q.answers().isEmpty()) out.add("     by editing the issue");
    }
  }

  private static String state(Reading r) {
    return switch (status(r)) {
      case READY -> "ready to be judged";
      case QUESTIONS ->
          r.questions().size() == 1 ? "1 question" : r.questions().size() + " questions";
      default -> "no request for machines";
    };
  }

  private static String kind(Reading r) {
    return switch (r.kind()) {
      case NEW -> "new machines";
      case MORE -> "more machines";
      case PEOPLE -> "people to add or remove";
      case ACCESS -> "lost access";
      case QUESTION -> "a question";
      case EMPTY -> "an empty form";
      case OTHER -> "something else";
    };
  }

  private static void row(List<String> out, String name, String value) {
    out.add(String.format(Locale.ROOT, "  %-" + WIDTH + "s%s", name, cut(printable(value))));
  }

  private static String line(Line l) {
    var count = l.count().isPresent() ? String.valueOf(l.count().getAsInt()) : "?";
    var arch = l.arch().map(a -> ", " + a.word()).orElse("");
    return count + " x " + l.plan().orElse("?") + arch;
  }

  private static String proposed(Reading r) {
    return r.proposedTerm().map(t -> "- (usual: " + days(t) + ", a proposal)").orElse("-");
  }

  private static String days(Duration d) {
    return d.toHours() % 24 == 0 ? d.toDays() + " days" : d.toHours() + " hours";
  }

  private static String listed(List<String> all) {
    return all.isEmpty() ? "-" : String.join(", ", all);
  }

  private static String personal(Reading r) {
    return r.personalData().stream()
        .sorted()
        .map(PersonalData::word)
        .collect(Collectors.joining(", "));
  }

  private static String field(OpenQuestion q) {
    return q.field().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A terminal obeys control signs; a person's text must not reach it with any. */
  private static String printable(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              var bad = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
              out.appendCodePoint(bad ? ' ' : c);
            });
    return out.toString();
  }

  private static String cut(String text) {
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX - 3) + "..." : text;
  }

  /** The same for programs: what {@code --json-lines} tells, with the questions. */
  public static ObjectNode json(String name, Reading r) {
    var o = CheckJsonLines.answer(name, r);
    o.put("form", r.form()).put("status", status(r));
    o.put("description", r.description());
    o.put("reason", r.reason().orElse(null));
    o.put("digest", r.digest().hex());
    r.proposedTerm().ifPresent(t -> o.put("proposedTermDays", t.toDays()));
    var questions = o.putArray("questions");
    for (var q : r.questions()) {
      var node = questions.addObject().put("field", field(q)).put("reason", q.reason());
      node.put("read", q.read().orElse(null));
      q.answers().forEach(a -> node.withArray("answers").add("/" + a));
    }
    return o;
  }
}
