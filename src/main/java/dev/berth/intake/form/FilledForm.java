package dev.berth.intake.form;

import dev.berth.intake.text.Block;
import dev.berth.reading.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A filled form: which answer stands for which question, and what stands above the form.
 *
 * @param formName name of the form that fits best, {@code free} for none
 * @param preamble blocks before the first question, without the form's own words
 * @param contradicted fields that were answered twice in different ways
 */
public record FilledForm(
    String formName, List<Block> preamble, List<FormAnswer> answers, Set<Field> contradicted) {
  static final String FREE = "free";

  /** A form of somebody's own, with or without headings. */
  public boolean isFree() {
    return formName.equals(FREE);
  }

  public boolean hasQuestions() {
    return !answers.isEmpty();
  }

  public List<FormAnswer> answersTo(Field field) {
    return answers.stream().filter(e -> e.asks(field)).toList();
  }

  public Optional<FormAnswer> answersTo(Field field, String part) {
    return answers.stream().filter(e -> e.asks(field, part)).findFirst();
  }

  public boolean isAnswered(Field field) {
    return answers.stream().anyMatch(e -> e.asks(field) && e.isAnswered());
  }

  public String text(Field field) {
    return joined(e -> e.asks(field));
  }

  public String joined(Predicate<FormAnswer> which) {
    return answers.stream()
        .filter(which)
        .filter(FormAnswer::isAnswered)
        .map(FormAnswer::text)
        .collect(Collectors.joining("\n"));
  }

  public String preambleText() {
    return preamble.stream()
        .filter(b -> !b.isAside())
        .map(Block::text)
        .collect(Collectors.joining("\n"));
  }
}
