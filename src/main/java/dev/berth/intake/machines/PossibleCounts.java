package dev.berth.intake.machines;

import dev.berth.language.NumberWords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers between which a person left the choice: both ends of a range, both of a contradiction.
 */
final class PossibleCounts {
  private static final int SHOWN = 3;
  private static final String NUMBER =
      "(\\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)";
  private static final Pattern RANGE =
      Pattern.compile(
          "(?<![\\p{L}\\d.])" + NUMBER + " ?(?:or|to|-|–|and) ?" + NUMBER + "(?![\\p{L}\\d])");

  private PossibleCounts() {}

  static List<Integer> of(String written, List<Integer> clashing) {
    Set<Integer> found = new LinkedHashSet<>(clashing);
    var start = written.length() > 2_000 ? written.substring(0, 2_000) : written;
    var m = RANGE.matcher(start.toLowerCase(Locale.ROOT));
    while (m.find() && found.size() < SHOWN) {
      value(m.group(1)).ifPresent(found::add);
      value(m.group(2)).ifPresent(found::add);
    }
    return found.stream().filter(n -> n > 0).limit(SHOWN).toList();
  }

  private static OptionalInt value(String number) {
    return Character.isDigit(number.charAt(0))
        ? OptionalInt.of(Integer.parseInt(number))
        : NumberWords.of(number);
  }
}
