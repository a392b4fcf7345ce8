package dev.berth.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What is another ask than before, field by field. Only what the digest holds is compared: other
 * prose changes nothing that is granted.
 */
public record Difference(List<Row> rows) {
  public Difference {
    rows = List.copyOf(rows);
  }

  /**
   * One field.
   *
   * @param field what it is about, as people are told
   * @param before what it was, one line, empty for nothing; user text
   * @param now what it is
   */
  public record Row(String field, String before, String now) {}

  public static Difference between(Reading before, Reading now) {
    var rows = new ArrayList<Row>();
    add(rows, "Project", before, now, r -> r.project().orElse(""));
    add(rows, "Code", before, now, r -> String.join(", ", r.codeUrls()));
    add(rows, "People", before, now, Difference::people);
    add(rows, "Machines", before, now, Difference::machines);
    add(rows, "Term", before, now, r -> r.wantedTerm().map(t -> t.toDays() + " days").orElse(""));
    add(rows, "Work", before, now, r -> r.workload().map(Workload::word).orElse(""));
    add(rows, "System", before, now, r -> String.join(", ", r.systems()));
    return new Difference(rows);
  }

  private static void add(
      List<Row> rows, String field, Reading before, Reading now, Function<Reading, String> text) {
    var a = text.apply(before);
    var b = text.apply(now);
    if (!a.equals(b)) rows.add(new Row(field, a, b));
  }

  private static String people(Reading r) {
    return String.join(
        ", ", r.handles().stream().map(h -> h.toLowerCase(Locale.ROOT)).sorted().toList());
  }

  private static String machines(Reading r) {
    return String.join(
        ", ",
        r.lines().stream()
            .map(
                l ->
                    (l.count().isPresent() ? l.count().getAsInt() + " x " : "")
                        + l.plan().orElse("no plan"))
            .toList());
  }
}
