package dev.berth.intake.fields;

import dev.berth.intake.form.FilledForm;
import dev.berth.intake.text.Wording;
import dev.berth.reading.Field;
import java.util.Optional;

/** Whether somebody said what the machines are for; the text itself is not kept. */
public final class ProjectDescription {
  private static final int WORDS_MIN = 3;

  private ProjectDescription() {}

  public static boolean isThere(FilledForm filled, Optional<String> project) {
    for (var e : filled.answersTo(Field.DESCRIPTION))
      if (e.isAnswered() && isText(e.text())) return true;
    if (!filled.answersTo(Field.DESCRIPTION).isEmpty() || filled.formName().equals("classic")) {
      return filled.answersTo(Field.DESCRIPTION).stream().anyMatch(e -> e.asks(Field.PROJECT))
          && project.isPresent();
    }
    return isText(filled.preambleText()) || !filled.text(Field.REASON).isBlank();
  }

  private static boolean isText(String text) {
    return Wording.wordsOf(text.length() > 2_000 ? text.substring(0, 2_000) : text).size()
        >= WORDS_MIN;
  }
}
