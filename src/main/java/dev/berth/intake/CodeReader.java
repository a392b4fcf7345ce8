package dev.berth.intake;

import dev.berth.reading.Field;
import dev.berth.reading.OpenSource;
import java.util.ArrayList;
import java.util.List;

/** Where the code is, and whether it is open, from the answers and else from the other text. */
final class CodeReader {
  private CodeReader() {}

  static List<String> urls(Sheet sheet, String title) {
    var asked =
        sheet.joined(e -> e.asks(Field.OPEN_SOURCE) || e.asks(Field.CODE) || e.asks(Field.LICENCE));
    var found = CodeUrls.in(asked);
    if (!found.isEmpty()) return found;
    for (var text :
        List.of(
            sheet.preambleText(),
            sheet.text(Field.PROJECT),
            sheet.text(Field.DESCRIPTION),
            sheet.text(Field.DETAILS),
            sheet.text(Field.MACHINES),
            title)) {
      found = repositories(CodeUrls.in(text));
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

  static OpenSource openSource(Sheet sheet) {
    for (var e : sheet.of(Field.OPEN_SOURCE)) {
      if (!e.isAnswered() || e.asks(Field.OPEN_SOURCE, "promise")) continue;
      var said = Openness.of(e.text(), !CodeUrls.in(e.text()).isEmpty());
      if (said != OpenSource.UNCLEAR) return said;
    }
    var licence = sheet.joined(e -> e.asks(Field.LICENCE) && !e.asks(Field.LICENCE, "agreement"));
    if (!licence.isBlank()) return Openness.ofLicence(licence);
    for (var e : sheet.of(Field.OPEN_SOURCE))
      if (e.isAnswered()
          && e.asks(Field.OPEN_SOURCE, "promise")
          && sheet.of(Field.OPEN_SOURCE).size() == 1)
        return Openness.of(e.text(), !CodeUrls.in(e.text()).isEmpty());
    if (!sheet.isFree()) return OpenSource.UNCLEAR;
    return Openness.ofLicence(sheet.preambleText()) == OpenSource.YES
        ? OpenSource.YES
        : OpenSource.UNCLEAR;
  }
}
