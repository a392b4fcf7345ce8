package dev.berth.intake.form;

import dev.berth.intake.form.Form.Section;
import dev.berth.intake.text.CodeUrls;
import dev.berth.intake.text.OperatingSystems;
import dev.berth.intake.text.PlanNames;
import dev.berth.reading.Field;
import java.util.regex.Pattern;

/** What a piece of text looks like: an address, machines, a system, code. */
public final class ContentHints {
  private static final int STRONG = 8;
  private static final int AGAINST = -5;
  private static final int LONG = 60;

  private static final Pattern MAIL =
      Pattern.compile("[\\p{Alnum}._%+-]{1,80}@[\\p{Alnum}-]{1,80}(?:\\.[\\p{Alnum}-]{1,80}){1,6}");
  private static final Pattern OPEN =
      Pattern.compile(
          "(?i)^(?:yes\\b|yep\\b|no\\b|100 ?%)"
              + "|\\b(?:is|are|all|fully|100 ?%|everything)\\s(?:\\w{1,20}\\s){0,2}"
              + "(?:100 ?% )?open[- ]?source");

  private final PlanNames planNames;

  public ContentHints(PlanNames planNames) {
    this.planNames = planNames;
  }

  boolean isMail(String text) {
    return text.length() < 200 && MAIL.matcher(text.strip()).lookingAt();
  }

  /** How well the text answers the question: positive for, negative against. */
  int score(String text, Section section) {
    var field = section.field();
    if (isMail(text)) return section.is(Field.PERSONAL, "email") ? STRONG : -STRONG;
    if (isMachines(text)) return field == Field.MACHINES ? STRONG : AGAINST;
    if (isSystem(text)) return field == Field.SYSTEM ? STRONG : AGAINST;
    if (isCode(text)) return field == Field.OPEN_SOURCE ? STRONG : AGAINST;
    return switch (field) {
      case MACHINES, SYSTEM, OPEN_SOURCE, CODE, TERM -> -2;
      case PERSONAL ->
          section.is(Field.PERSONAL, "email") ? AGAINST : text.length() > LONG ? AGAINST : 1;
      case PROJECT, DESCRIPTION, WORKLOAD, CONTACT, REASON, LICENCE, DETAILS -> 1;
    };
  }

  private boolean isMachines(String text) {
    return text.length() < 300 && planNames.mentions(text);
  }

  private static boolean isSystem(String text) {
    return text.length() < LONG && OperatingSystems.startsWithSystem(text);
  }

  private static boolean isCode(String text) {
    return (text.length() < 300 && OPEN.matcher(text).find())
        || (text.length() < 200 && !CodeUrls.findIn(text).isEmpty());
  }
}
