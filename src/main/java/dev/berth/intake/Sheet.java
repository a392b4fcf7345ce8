package dev.berth.intake;

import dev.berth.reading.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A filled form: which answer stands for which question, and what stands above the form.
 *
 * @param form name of the form that fits best, {@code free} for none
 * @param preamble blocks before the first question, without the form's own words
 * @param contradicted fields that were answered twice in different ways
 */
record Sheet(String form, List<Block> preamble, List<Entry> entries, Set<Field> contradicted) {
  static final String FREE = "free";

  /** A form of somebody's own, with or without headings. */
  boolean isFree() {
    return form.equals(FREE);
  }

  boolean hasQuestions() {
    return !entries.isEmpty();
  }

  List<Entry> of(Field field) {
    return entries.stream().filter(e -> e.asks(field)).toList();
  }

  Optional<Entry> of(Field field, String part) {
    return entries.stream().filter(e -> e.asks(field, part)).findFirst();
  }

  boolean isAnswered(Field field) {
    return entries.stream().anyMatch(e -> e.asks(field) && e.isAnswered());
  }

  String text(Field field) {
    return joined(e -> e.asks(field));
  }

  String joined(Predicate<Entry> which) {
    return entries.stream()
        .filter(which)
        .filter(Entry::isAnswered)
        .map(Entry::text)
        .collect(Collectors.joining("\n"));
  }

  String preambleText() {
    return preamble.stream()
        .filter(b -> !b.isAside())
        .map(Block::text)
        .collect(Collectors.joining("\n"));
  }
}
