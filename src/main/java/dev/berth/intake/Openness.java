package dev.berth.intake;

import dev.berth.reading.OpenSource;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether the code is open source, by what the answer says. */
final class Openness {
  private static final Pattern LICENCE =
      Pattern.compile(
          "\\b(?:apache(?:[- ]?(?:v?2(?:\\.0)?|licen[sc]e))?|mit|(?:gnu )?[al]?gpl(?:[-"
              + " ]?v?\\d(?:\\.\\d)?\\+?)?|gnu|bsd(?:[- ]\\d)?|mpl(?:[- ]?\\d(?:\\.\\d)?)?|mozilla"
              + " public|isc|epl|eclipse"
              + " public|cddl|unlicense|artistic|zlib|cc0|0bsd|eupl|boost|osi[-"
              + " ]approved|postgresql licen[sc]e|wtfpl)\\b");
  private static final Pattern YES =
      Pattern.compile(
          "^(?:[\\s\\-*:]*)(?:yes|yep|yeah|yup|sure|of"
              + " course|certainly|absolutely|correct|indeed|true|affirmative|100 ?%|fully|all of"
              + " it|completely|ja\\b|oui\\b|si\\b)\\b|(?:100"
              + " ?%|fully|completely|entirely|everything(?: is)?|all(?: of (?:it|them|the"
              + " code))?(?: is)?|is|are|it's|they're|totally)(?: \\w{1,12}){0,3}[ ,]open[-"
              + " ]?source|open[- ]?sourced?\\b.{0,20}\\b(?:licen[sc]e|under)|^\\W*open[-"
              + " ]?source\\b|nothing (?:is )?closed|source (?:is )?(?:fully )?(?:open|available"
              + " under)");
  private static final Pattern YES_SHORT = Pattern.compile("^(?:[\\s\\-*:]*)(?:100 ?%|y\\b)");
  private static final Pattern NO =
      Pattern.compile(
          "^(?:[\\s\\-*:]*)(?:no|nope|nein|non)\\b(?!"
              + " (?:problem|doubt|closed|proprietary|restrictions?|exceptions?|secrets?"
              + "|non-))|\\b(?:proprietary|closed[-"
              + " ]source|not open[- ]?source|is(?:n't| not) open|commercial licen[sc]e|source is"
              + " (?:closed|private)|closed product)");
  private static final Pattern NOT_NO =
      Pattern.compile(
          "\\b(?:no|nothing|not|without|non|never)\\b.{0,15}(?:proprietary|closed|commercial)"
              + "|nothing"
              + " closed");
  private static final Pattern PARTLY =
      Pattern.compile(
          "\\b(?:not yet|yet to|will be (?:open|public|published)|soon|partly|partially|mostly|most"
              + " of|some of|except|apart from|plan(?:ned)? to open|going to be open|to be"
              + " open|parts? of|maybe|not sure|i think|considering|mixed|almost|largely|for the"
              + " most part|some parts|not all|not entirely|not completely|not fully)");

  private Openness() {}

  /**
   * Reads the answer.
   *
   * @param code whether it holds an address of code
   */
  static OpenSource of(String answer, boolean code) {
    var s = answer.strip().toLowerCase(Locale.ROOT);
    if (s.length() > 5_000) s = s.substring(0, 5_000);
    if (Filler.isNothing(s) && !s.startsWith("no")) return OpenSource.UNCLEAR;
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
    if (Filler.isNothing(s)) return OpenSource.UNCLEAR;
    if (NO.matcher(s).find() && !NOT_NO.matcher(s).find()) return OpenSource.NO;
    if (PARTLY.matcher(s).find()) return OpenSource.UNCLEAR;
    return LICENCE.matcher(s).find() || YES.matcher(s).find() ? OpenSource.YES : OpenSource.UNCLEAR;
  }
}
