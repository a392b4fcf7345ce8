package dev.berth.intake.fields;

import dev.berth.intake.form.FilledForm;
import dev.berth.intake.form.FormAnswer;
import dev.berth.language.PrivateText;
import dev.berth.language.WordFile;
import dev.berth.reading.Field;
import dev.berth.reading.PersonalData;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which kinds of personal data stand in an issue. Only the kinds leave this class. */
public final class PersonalDataFinder {
  private static final WordFile PEOPLE = WordFile.read("language/people.txt");
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
    if (PrivateText.hasMail(body)) found.add(PersonalData.EMAIL);
    if (PrivateText.hasPhone(body)) found.add(PersonalData.PHONE);
    if (PrivateText.hasStreet(body)) found.add(PersonalData.ADDRESS);
    for (var e : filled.answersTo(Field.PERSONAL)) if (e.isAnswered()) answer(e, found);
    return Set.copyOf(found);
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
