package dev.berth.intake.machines;

import dev.berth.intake.form.FilledForm;
import dev.berth.intake.machines.MachineMention.Intent;
import dev.berth.intake.text.PlanNames;
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
 * @param description the answer that describes the project
 * @param project the answer that names it
 * @param details further answers
 */
public record Passages(
    Passage title,
    Passage answer,
    Passage above,
    Passage description,
    Passage project,
    Passage details) {
  private static final Pattern COUNT =
      Pattern.compile(
          "(?i)\\W*(?:x ?)?(\\d{1,6}|[a-z]{3,9})(?:"
              + " ?x)?(?:\\s+(?:machines?|servers?|nodes?|instances?|runners?|pieces?"
              + "|pcs\\.?))?\\W*");

  public static Passages of(PlanNames planNames, FilledForm filled, String title) {
    return new Passages(
        Passage.of(planNames, title, Intent.WANTED),
        Passage.of(planNames, answerText(filled), Intent.WANTED),
        Passage.of(planNames, filled.preambleText(), Intent.NEUTRAL),
        Passage.of(planNames, filled.text(Field.DESCRIPTION), Intent.NEUTRAL),
        Passage.of(planNames, filled.text(Field.PROJECT), Intent.NEUTRAL),
        Passage.of(planNames, filled.text(Field.DETAILS), Intent.NEUTRAL));
  }

  /** The places outside title and answer that hold any text. */
  public List<Passage> prose() {
    return Stream.of(above, description, project, details)
        .filter(p -> !p.text().isBlank())
        .toList();
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
  private static String answerText(FilledForm filled) {
    var parts = new ArrayList<String>();
    for (var e : filled.answersTo(Field.MACHINES)) {
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
