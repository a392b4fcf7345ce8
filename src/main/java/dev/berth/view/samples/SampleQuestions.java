package dev.berth.view.samples;

import dev.berth.reading.Field;
import dev.berth.reading.OpenQuestion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every question there is a sentence for, and one that there is none for. */
final class SampleQuestions {
  private SampleQuestions() {}

  static List<OpenQuestion> all() {
    var all = new ArrayList<OpenQuestion>();
    reasons()
        .forEach(
            (field, reasons) -> {
              for (var reason : reasons) all.add(question(field, reason));
            });
    return all;
  }

  private static Map<Field, List<String>> reasons() {
    var all = new EnumMap<Field, List<String>>(Field.class);
    all.put(Field.PROJECT, List.of("missing"));
    all.put(Field.DESCRIPTION, List.of("missing"));
    all.put(Field.CODE, List.of("missing"));
    all.put(Field.OPEN_SOURCE, List.of("missing", "unclear", "closed"));
    all.put(
        Field.MACHINES,
        List.of(
            "missing",
            "sample",
            "count",
            "plan",
            "choice",
            "unknown-plan",
            "not-offered",
            "contradiction",
            "arch",
            "hidden-signs",
            "unclear"));
    all.put(Field.TERM, List.of("missing", "proposal", "contradiction", "too-long", "unclear"));
    all.put(Field.WORKLOAD, List.of("missing", "unclear"));
    all.put(Field.SYSTEM, List.of("missing", "choice", "unclear"));
    all.put(Field.CONTACT, List.of("missing", "unknown", "unclear", "keys"));
    all.put(Field.REASON, List.of("missing", "unclear"));
    all.put(Field.LICENCE, List.of("missing", "unclear"));
    all.put(Field.DETAILS, List.of("missing", "never-seen-before"));
    return all;
  }

  private static OpenQuestion question(Field field, String reason) {
    var read = reason.equals("missing") ? Optional.<String>empty() : Optional.of("what they wrote");
    var answers =
        field == Field.MACHINES && !reason.equals("missing")
            ? List.of("machines 2x " + SampleData.PLAN, "machines 2x m3.small.x86")
            : List.<String>of();
    return new OpenQuestion(field, reason, read, answers);
  }
}
