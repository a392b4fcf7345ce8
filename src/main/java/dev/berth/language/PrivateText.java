package dev.berth.language;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a text what must not be repeated in public, wherever people typed it: mail
 * addresses, telephone numbers, streets, and what looks like a password or a token.
 */
public final class PrivateText {
  /** What stands in the place of what was taken out. */
  public static final String GONE = "\u2026";

  private static final WordFile PEOPLE = WordFile.read("language/people.txt");

  /** The part before the sign; it is tried once a word, or long words would take long. */
  private static final String BOX = "(?<![\\p{Alnum}._%+-])[\\p{Alnum}._%+-]{1,64}+";

  private static final String HOST = "[\\p{Alnum}-]{1,63}";
  private static final String TOP = "(?:" + String.join("|", PEOPLE.words("top-domains")) + ")\\b";

  private static final Pattern MAIL =
      Pattern.compile(
          BOX
              + "(?:@|\\s?[(\\[<{]\\s?[aA][tT]\\s?[)\\]>}]\\s?)"
              + HOST
              + "(?:(?:\\.|\\s?[(\\[]\\s?[dD][oO][tT]\\s?[)\\]]\\s?)[\\p{Alnum}-]{2,63}){1,5}");
  private static final Pattern MAIL_IN_WORDS =
      Pattern.compile(
          BOX
              + " (?:AT "
              + HOST
              + "(?:\\."
              + HOST
              + "){1,5}"
              + "|[aA][tT] "
              + HOST
              + "(?: [dD][oO][tT] "
              + HOST
              + "){1,5}"
              + "|[aA][tT] "
              + HOST
              + "(?:\\."
              + HOST
              + "){0,5}\\."
              + TOP
              + ")");
  private static final Pattern PHONE = PEOPLE.pattern("phone");
  private static final Pattern STREET = PEOPLE.pattern("street");
  private static final Pattern SECRET = PEOPLE.pattern("secret");
  private static final List<Pattern> ALL = List.of(SECRET, MAIL, MAIL_IN_WORDS, PHONE, STREET);

  private PrivateText() {}

  public static String redact(String text) {
    var s = text;
    for (var pattern : ALL) s = pattern.matcher(s).replaceAll(GONE);
    return s;
  }

  public static boolean hasMail(String text) {
    return MAIL.matcher(text).find() || MAIL_IN_WORDS.matcher(text).find();
  }

  public static boolean hasPhone(String text) {
    return PHONE.matcher(text).find();
  }

  public static boolean hasStreet(String text) {
    return STREET.matcher(text).find();
  }
}
