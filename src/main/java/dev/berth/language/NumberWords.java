package dev.berth.language;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Numbers as words: {@code two}, {@code dozen}. */
public final class NumberWords {
  private static final Map<String, Integer> VALUES =
      WordFile.read("language/numbers.txt").values("numbers").entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> Integer.valueOf(e.getValue())));

  private NumberWords() {}

  /** The number that a word in lower case stands for. */
  public static OptionalInt of(String word) {
    var n = VALUES.get(word);
    return n == null ? OptionalInt.empty() : OptionalInt.of(n);
  }
}
