package dev.berth.intake.fields;

import dev.berth.intake.form.FilledForm;
import dev.berth.intake.lexicon.NoAnswer;
import dev.berth.intake.text.Wording;
import dev.berth.language.WordFile;
import dev.berth.reading.Field;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the project is called: the answer to that question, else what the issue's title says. */
public final class ProjectTitle {
  private static final int TITLE_MAX = 200;

  private static final WordFile FILE = WordFile.read("intake/titles.txt");
  private static final Set<String> GENERIC = FILE.words("generic");
  private static final Pattern LEAD =
      Pattern.compile("(?i)^(?:" + FILE.alternatives("lead") + ")+");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

  private ProjectTitle() {}

  public static Optional<String> answered(FilledForm filled, PersonalDataRedactor redactor) {
    for (var e : filled.answersTo(Field.PROJECT)) {
      if (!e.isAnswered()) continue;
      for (var b : e.blocks()) {
        if (b.isAside() || NoAnswer.isNothing(b.words())) continue;
        var title = tidy(redactor.redact(b.words()));
        if (title.isPresent()) return title;
      }
    }
    return Optional.empty();
  }

  /** The title of the issue, if it says more than that machines are wanted. */
  public static Optional<String> ofIssue(String title, PersonalDataRedactor redactor) {
    var rest = LEAD.matcher(title.strip()).replaceFirst("");
    return tidy(redactor.redact(rest)).filter(t -> !isGeneric(t));
  }

  static boolean isGeneric(String title) {
    return Wording.wordsOf(title).stream()
        .map(Wording.Word::text)
        .allMatch(w -> GENERIC.contains(w) || w.chars().allMatch(Character::isDigit));
  }

  private static Optional<String> tidy(String text) {
    for (var line : text.split("\n", 50)) {
      var s = ADDRESS.matcher(line).replaceAll(" ").replaceAll("\\s+", " ").strip();
      s = s.replaceAll("^[-*•:#\\s\u2026]+|[\\s,:;\u2026-]+$", "").strip();
      if (s.length() > TITLE_MAX) s = s.substring(0, TITLE_MAX).strip();
      if (!s.isEmpty()
          && !NoAnswer.isNothing(s)
          && s.toLowerCase(Locale.ROOT).matches("(?s).*\\p{L}.*")) return Optional.of(s);
    }
    return Optional.empty();
  }
}
