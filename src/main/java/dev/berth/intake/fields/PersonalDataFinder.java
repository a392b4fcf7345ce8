package dev.berth.intake.fields;

import dev.berth.intake.form.FilledForm;
import dev.berth.intake.form.FormAnswer;
import dev.berth.language.WordFile;
import dev.berth.reading.Field;
import dev.berth.reading.PersonalData;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which kinds of personal data stand in an issue. Only the kinds leave this class. */
public final class PersonalDataFinder {
  /** The part before the sign; it is tried once a word, or long words would take long. */
  private static final String BOX = "(?<![\\p{Alnum}._%+-])[\\p{Alnum}._%+-]{1,64}+";

  private static final String HOST = "[\\p{Alnum}-]{1,63}";
  private static final WordFile PEOPLE = WordFile.read("intake/people.txt");
  private static final String TOP = "(?:" + String.join("|", PEOPLE.words("top-domains")) + ")\\b";

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
  static final Pattern PHONE = PEOPLE.pattern("phone");
  static final Pattern STREET = PEOPLE.pattern("street");
  private static final Set<String> NO_COMPANY = PEOPLE.words("no-company");

  private static final Map<String, PersonalData> PARTS =
      Map.of(
          "name", PersonalData.NAME,
          "company", PersonalData.COMPANY,
          "job-title", PersonalData.JOB_TITLE,
          "phone", PersonalData.PHONE);

  private PersonalDataFinder() {}

  public static Set<PersonalData> in(String body, FilledForm filled) {
    var found = EnumSet.noneOf(PersonalData.class);
    if (hasMail(body)) found.add(PersonalData.EMAIL);
    if (PHONE.matcher(body).find()) found.add(PersonalData.PHONE);
    if (STREET.matcher(body).find()) found.add(PersonalData.ADDRESS);
    for (var e : filled.answersTo(Field.PERSONAL)) if (e.isAnswered()) answer(e, found);
    return Set.copyOf(found);
  }

  static boolean hasMail(String text) {
    return MAIL.matcher(text).find() || MAIL_IN_WORDS.matcher(text).find();
  }

  private static void answer(FormAnswer e, Set<PersonalData> found) {
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
