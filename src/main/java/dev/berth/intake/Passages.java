package dev.berth.intake;

import dev.berth.intake.Mention.Mood;
import dev.berth.language.NumberWords;
import dev.berth.reading.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All places of an issue that may speak of machines, each read once.
 *
 * @param title of the issue
 * @param answer to the question about machines
 * @param above what stands above the form, or the whole text where there is none
 * @param described the answer that describes the project
 * @param project the answer that names it
 * @param details further answers
 */
record Passages(
    Passage title,
    Passage answer,
    Passage above,
    Passage described,
    Passage project,
    Passage details) {
  private static final Pattern COUNT =
      Pattern.compile(
          "(?i)\\W*(?:x ?)?(\\d{1,6}|[a-z]{3,9})(?:"
              + " ?x)?(?:\\s+(?:machines?|servers?|nodes?|instances?|runners?|pieces?"
              + "|pcs\\.?))?\\W*");

  static Passages of(Vocabulary vocabulary, Sheet sheet, String title) {
    return new Passages(
        Passage.of(vocabulary, title, Mood.WANTED),
        Passage.of(vocabulary, answerText(sheet), Mood.WANTED),
        Passage.of(vocabulary, sheet.preambleText(), Mood.NEUTRAL),
        Passage.of(vocabulary, sheet.text(Field.DESCRIPTION), Mood.NEUTRAL),
        Passage.of(vocabulary, sheet.text(Field.PROJECT), Mood.NEUTRAL),
        Passage.of(vocabulary, sheet.text(Field.DETAILS), Mood.NEUTRAL));
  }

  /** The places outside title and answer that hold any text. */
  List<Passage> prose() {
    return Stream.of(above, described, project, details).filter(p -> !p.text().isBlank()).toList();
  }

  /** The first place but the answer that asks for machines, rather one that names plans. */
  Passage elsewhere() {
    var asking = Stream.concat(Stream.of(title), prose().stream()).filter(Passage::asks).toList();
    return asking.stream()
        .filter(p -> p.asked().lines().stream().allMatch(l -> l.plan().isPresent()))
        .findFirst()
        .or(() -> asking.stream().findFirst())
        .orElse(Passage.NONE);
  }

  /** Plan, count and further machines may be fields of their own. */
  private static String answerText(Sheet sheet) {
    var parts = new ArrayList<String>();
    for (var e : sheet.of(Field.MACHINES)) {
      if (!e.isAnswered()) continue;
      var count = e.asks(Field.MACHINES, "count") ? count(e.text()) : Optional.<String>empty();
      parts.add(count.map(c -> "Amount: " + c).orElseGet(e::text));
    }
    return String.join("\n", parts);
  }

  /** A number alone in its field needs no word beside it. */
  private static Optional<String> count(String text) {
    var m = COUNT.matcher(text.strip());
    if (!m.matches()) return Optional.empty();
    var number = m.group(1).toLowerCase(Locale.ROOT);
    var isNumber = Character.isDigit(number.charAt(0)) || NumberWords.of(number).isPresent();
    return isNumber ? Optional.of(number) : Optional.empty();
  }
}
