package dev.berth.intake.fields;

import dev.berth.intake.lexicon.NoAnswer;
import dev.berth.language.WordFile;
import dev.berth.reading.OpenSource;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether the code is open source, by what the answer says. */
final class OpenSourceAnswer {
  private static final WordFile FILE = WordFile.read("intake/open-source.txt");
  private static final Pattern LICENCE =
      Pattern.compile("\\b(?:" + FILE.alternatives("licence") + ")\\b");
  private static final Pattern YES = FILE.pattern("yes");
  private static final Pattern YES_SHORT = FILE.pattern("yes-short");
  private static final Pattern NO = FILE.pattern("no");
  private static final Pattern NOT_NO = FILE.pattern("not-no");
  private static final Pattern PARTLY =
      Pattern.compile("\\b(?:" + FILE.alternatives("partly") + ")");

  private OpenSourceAnswer() {}

  /**
   * Reads the answer.
   *
   * @param code whether it holds an address of code
   */
  static OpenSource of(String answer, boolean code) {
    var s = answer.strip().toLowerCase(Locale.ROOT);
    if (s.length() > 5_000) s = s.substring(0, 5_000);
    if (NoAnswer.isNothing(s) && !s.startsWith("no")) return OpenSource.UNCLEAR;
    var closed = NO.matcher(s).find() && !NOT_NO.matcher(s).find();
    if (closed) return OpenSource.NO;
    if (PARTLY.matcher(s).find()) return OpenSource.UNCLEAR;
    if (YES.matcher(s).find() || YES_SHORT.matcher(s).find() || LICENCE.matcher(s).find())
      return OpenSource.YES;
    return code ? OpenSource.YES : OpenSource.UNCLEAR;
  }

  /** A licence field: the name of an open licence, or words that say the same. */
  static OpenSource ofLicence(String answer) {
    var s = answer.strip().toLowerCase(Locale.ROOT);
    if (NoAnswer.isNothing(s)) return OpenSource.UNCLEAR;
    if (NO.matcher(s).find() && !NOT_NO.matcher(s).find()) return OpenSource.NO;
    if (PARTLY.matcher(s).find()) return OpenSource.UNCLEAR;
    return LICENCE.matcher(s).find() || YES.matcher(s).find() ? OpenSource.YES : OpenSource.UNCLEAR;
  }
}
