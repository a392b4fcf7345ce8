package dev.berth.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whole numbers out of addresses; what is none, or too large, counts as not given. */
final class QueryNumbers {
  private static final int DIGITS_MAX = 18;

  private QueryNumbers() {}

  static Optional<Long> of(@Nullable String text) {
    var isNumber = text != null && text.length() <= DIGITS_MAX && text.matches("[0-9]+");
    return isNumber ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  static int within(@Nullable String text, int min, int max, int otherwise) {
    return of(text).filter(n -> n >= min && n <= max).map(Long::intValue).orElse(otherwise);
  }
}
