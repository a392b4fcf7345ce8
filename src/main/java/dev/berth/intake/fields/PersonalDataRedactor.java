package dev.berth.intake.fields;

import dev.berth.intake.form.FilledForm;
import dev.berth.intake.form.FormAnswer;
import dev.berth.language.PrivateText;
import dev.berth.language.WordFile;
import dev.berth.reading.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes personal data out of the few texts that a reading keeps. */
public final class PersonalDataRedactor {
  private static final int NAMES_MAX = 40;
  private static final int NAME_LENGTH_MIN = 3;

  /** Words that stand in name fields and are no names. */
  private static final Set<String> NO_NAME = WordFile.read("language/people.txt").words("no-name");

  private final List<Pattern> names = new ArrayList<>();

  public PersonalDataRedactor(FilledForm filled) {
    var words = new ArrayList<String>();
    for (var e : filled.answersTo(Field.PERSONAL))
      if (e.asks(Field.PERSONAL, "name")) words.addAll(words(e));
    words.stream()
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(NAMES_MAX)
        .map(w -> Pattern.compile("(?iu)(?<![\\p{L}])" + Pattern.quote(w) + "(?![\\p{L}])"))
        .forEach(names::add);
  }

  /** The words of a name; a merged answer holds more than the name, so only its first line. */
  private static List<String> words(FormAnswer e) {
    if (!e.isAnswered()) return List.of();
    var text = e.words().replaceAll("@[\\w-]+", " ").replaceAll("https?://\\S+", " ");
    if (e.sections().size() > 1) text = text.split("[,;@\\n]", 2)[0];
    if (text.length() > 200) text = text.substring(0, 200);
    var out = new ArrayList<String>();
    for (var w : text.split("[^\\p{L}'’-]+", 30))
      if (w.length() >= NAME_LENGTH_MIN
          && Character.isUpperCase(w.charAt(0))
          && !NO_NAME.contains(w.toLowerCase(Locale.ROOT))) out.add(w);
    return out;
  }

  /** The text without mail addresses, telephone numbers, streets and the names given. */
  public String redact(String text) {
    var s = PrivateText.redact(text);
    for (var n : names) s = n.matcher(s).replaceAll(PrivateText.GONE);
    return s;
  }
}
