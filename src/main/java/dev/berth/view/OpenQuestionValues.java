package dev.berth.view;

import dev.berth.catalogue.Plan;
import dev.berth.reading.Field;
import dev.berth.reading.OpenQuestion;
import dev.berth.request.Request;
import dev.berth.view.templates.MarkdownEscape;
import dev.berth.view.templates.TemplateValues;
import java.util.List;
import java.util.Locale;

/** What is open in a reading, each with the commands that answer it. */
final class OpenQuestionValues {
  private OpenQuestionValues() {}

  static List<TemplateValues> of(Request r, TextContext c) {
    return r.reading().questions().stream().map(q -> question(q, c)).toList();
  }

  private static TemplateValues question(OpenQuestion q, TextContext c) {
    var field = q.field().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var answers = q.answers().isEmpty() ? List.of(usual(q.field(), c)) : q.answers();
    var typed = answers.stream().map(a -> c.slash() + a).toList();
    return new TemplateValues()
        .text("key", field + "-" + q.reason())
        .bare("field", field.replace('-', ' '))
        .text("reason", q.reason())
        .text("read", q.read())
        .is("answerable", !q.answers().isEmpty())
        .list("answers", typed)
        .markup("how", String.join(" or ", typed.stream().map(MarkdownEscape::asCode).toList()));
  }

  /** An example where the reading has none that fits. */
  private static String usual(Field field, TextContext c) {
    return switch (field) {
      case MACHINES ->
          "machines 1x "
              + c.catalogue().offered().stream().findFirst().map(Plan::name).orElse("PLAN");
      case SYSTEM -> "os ubuntu 24.04";
      case TERM -> "term 90d";
      case WORKLOAD -> "workload testing";
      case PROJECT, DESCRIPTION, CODE, OPEN_SOURCE, CONTACT, REASON, LICENCE, DETAILS, PERSONAL ->
          "help";
    };
  }
}
