package dev.berth.intake;

import dev.berth.reading.Field;
import dev.berth.reading.PersonalData;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which kinds of personal data stand in an issue. Only the kinds leave this class. */
final class PersonalFinder {
  /** The part before the sign; it is tried once a word, or long words would take long. */
  private static final String BOX = "(?<![\\p{Alnum}._%+-])[\\p{Alnum}._%+-]{1,64}+";

  private static final String HOST = "[\\p{Alnum}-]{1,63}";
  private static final String TOP = "(?:com|org|net|io|edu|dev|eu|de|fr|uk|nl|ch|at|se|no)\\b";

  static final Pattern MAIL =
      Pattern.compile(
          BOX
              + "(?:@|\\s?[(\\[<{]\\s?[aA][tT]\\s?[)\\]>}]\\s?)"
              + HOST
              + "(?:(?:\\.|\\s?[(\\[]\\s?[dD][oO][tT]\\s?[)\\]]\\s?)[\\p{Alnum}-]{2,63}){1,5}");
  static final Pattern MAIL_IN_WORDS =
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
  static final Pattern PHONE =
      Pattern.compile(
          "\\+\\d[\\d ()./-]{6,18}\\d|(?i:phone|tel|telephone|mobile|cell|call me)[\\p{L}"
              + " .:]{0,20}[(\\d][\\d ()./-]{6,18}\\d|(?<![\\p{Alnum}.])\\(\\d{3}\\) ?\\d{3}[-"
              + " ]\\d{4}(?!\\d)|(?<![\\p{Alnum}.-])\\d{3}[-.]\\d{3}[-.]\\d{4}(?![\\d.-])");
  static final Pattern STREET =
      Pattern.compile(
          "(?<![\\p{Alnum}])\\d{1,5}[a-zA-Z]?,? (?:[\\p{Lu}][\\p{L}'.-]{1,30}"
              + " ){1,4}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Way|Boulevard|Blvd"
              + "|Square|Court|Ct|Place|Terrace|Quay|Row|Alley|Crescent|Close|Hill|Park"
              + "|Walk)\\b|\\b\\p{Lu}\\p{L}{2,30}(?:straße|strasse|str\\.|weg|gasse|platz"
              + "|allee|straat|laan|gatan|vägen|gade)"
              + " \\d{1,4}\\b|\\b(?:[Rr]ue|[Aa]venue|[Vv]ia|[Cc]alle|[Rr]ua|[Bb]oulevard)"
              + " (?:\\p{L}{1,20} ){0,3}\\p{Lu}\\p{L}{2,30},? \\d{1,4}\\b|\\b(?i:p\\.? ?o\\.? box)"
              + " \\d+");

  private static final Set<String> NO_COMPANY =
      Set.of(
          "student",
          "individual",
          "self",
          "private",
          "freelancer",
          "freelance",
          "hobbyist",
          "hobby",
          "personal",
          "independent",
          "unemployed",
          "myself",
          "no company",
          "private person",
          "retired",
          "self-employed",
          "self employed",
          "volunteer",
          "students");

  private static final Map<String, PersonalData> PARTS =
      Map.of(
          "name", PersonalData.NAME,
          "company", PersonalData.COMPANY,
          "job-title", PersonalData.JOB_TITLE,
          "phone", PersonalData.PHONE);

  private PersonalFinder() {}

  static Set<PersonalData> in(String body, Sheet sheet) {
    var found = EnumSet.noneOf(PersonalData.class);
    if (hasMail(body)) found.add(PersonalData.EMAIL);
    if (PHONE.matcher(body).find()) found.add(PersonalData.PHONE);
    if (STREET.matcher(body).find()) found.add(PersonalData.ADDRESS);
    for (var e : sheet.of(Field.PERSONAL)) if (e.isAnswered()) answer(e, found);
    return Set.copyOf(found);
  }

  static boolean hasMail(String text) {
    return MAIL.matcher(text).find() || MAIL_IN_WORDS.matcher(text).find();
  }

  private static void answer(Entry e, Set<PersonalData> found) {
    for (var s : e.sections()) {
      var kind = s.part().map(PARTS::get);
      if (s.field() != Field.PERSONAL || kind.isEmpty()) continue;
      var text = e.text().strip();
      if (kind.get() == PersonalData.NAME && isOnlyHandles(text)) continue;
      var bare = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L} -]", "").strip();
      if (kind.get() != PersonalData.NAME && NO_COMPANY.contains(bare)) continue;
      found.add(kind.get());
    }
  }

  private static boolean isOnlyHandles(String text) {
    return text.replaceAll("(?:https?://github\\.com/|@)[\\w-]+", "")
        .replaceAll("[\\s,;()\\[\\]-]", "")
        .isEmpty();
  }
}
