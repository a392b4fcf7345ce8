package dev.berth.intake.fields;

import dev.berth.intake.form.FilledForm;
import dev.berth.intake.text.CodeUrls;
import dev.berth.reading.Field;
import dev.berth.reading.OpenSource;
import java.util.ArrayList;
import java.util.List;

/** Where the code is, and whether it is open, from the answers and else from the other text. */
public final class CodeReader {
  private CodeReader() {}

  public static List<String> urls(FilledForm filled, String title) {
    var asked =
        filled.joined(
            e -> e.asks(Field.OPEN_SOURCE) || e.asks(Field.CODE) || e.asks(Field.LICENCE));
    var found = CodeUrls.findIn(asked);
    if (!found.isEmpty()) return found;
    for (var text :
        List.of(
            filled.preambleText(),
            filled.text(Field.PROJECT),
            filled.text(Field.DESCRIPTION),
            filled.text(Field.DETAILS),
            filled.text(Field.MACHINES),
            title)) {
      found = repositories(CodeUrls.findIn(text));
      if (!found.isEmpty()) return found;
    }
    return List.of();
  }

  /** Outside its own answer only a repository counts: an account alone may be anybody. */
  private static List<String> repositories(List<String> urls) {
    var out = new ArrayList<String>();
    for (var u : urls) if (u.chars().filter(c -> c == '/').count() >= 4) out.add(u);
    return out;
  }

  public static OpenSource openSource(FilledForm filled) {
    for (var e : filled.answersTo(Field.OPEN_SOURCE)) {
      if (!e.isAnswered() || e.asks(Field.OPEN_SOURCE, "promise")) continue;
      var said = OpenSourceAnswer.of(e.text(), !CodeUrls.findIn(e.text()).isEmpty());
      if (said != OpenSource.UNCLEAR) return said;
    }
    var licence = filled.joined(e -> e.asks(Field.LICENCE) && !e.asks(Field.LICENCE, "agreement"));
    if (!licence.isBlank()) return OpenSourceAnswer.ofLicence(licence);
    for (var e : filled.answersTo(Field.OPEN_SOURCE))
      if (e.isAnswered()
          && e.asks(Field.OPEN_SOURCE, "promise")
          && filled.answersTo(Field.OPEN_SOURCE).size() == 1)
        return OpenSourceAnswer.of(e.text(), !CodeUrls.findIn(e.text()).isEmpty());
    if (!filled.isFree()) return OpenSource.UNCLEAR;
    return OpenSourceAnswer.ofLicence(filled.preambleText()) == OpenSource.YES
        ? OpenSource.YES
        : OpenSource.UNCLEAR;
  }
}
