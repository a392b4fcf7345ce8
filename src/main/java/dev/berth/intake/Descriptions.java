package dev.berth.intake;

import dev.berth.reading.Field;
import java.util.Optional;

/** Whether somebody said what the machines are for; the text itself is not kept. */
final class Descriptions {
  private static final int WORDS_MIN = 3;

  private Descriptions() {}

  static boolean isThere(Sheet sheet, Optional<String> project) {
    for (var e : sheet.of(Field.DESCRIPTION)) if (e.isAnswered() && isText(e.text())) return true;
    if (!sheet.of(Field.DESCRIPTION).isEmpty() || sheet.form().equals("classic")) {
      return sheet.of(Field.DESCRIPTION).stream().anyMatch(e -> e.asks(Field.PROJECT))
          && project.isPresent();
    }
    return isText(sheet.preambleText()) || !sheet.text(Field.REASON).isBlank();
  }

  private static boolean isText(String text) {
    return Wording.wordsOf(text.length() > 2_000 ? text.substring(0, 2_000) : text).size()
        >= WORDS_MIN;
  }
}
