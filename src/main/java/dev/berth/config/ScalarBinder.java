package dev.berth.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** One word of a file to one value. What is not in the table or an enum is not a scalar. */
final class ScalarBinder {
  private static final int SHOWN_MAX = 60;

  private record Scalar(String wanted, Function<String, ?> parse) {}

  private final Map<Class<?>, Scalar> table;

  private ScalarBinder(Map<Class<?>, Scalar> table) {
    this.table = table;
  }

  static ScalarBinder usual() {
    var t = new HashMap<Class<?>, Scalar>();
    t.put(String.class, new Scalar("text", s -> s));
    var whole = new Scalar("a whole number", Integer::valueOf);
    t.put(int.class, whole);
    t.put(Integer.class, whole);
    var number = new Scalar("a whole number", Long::valueOf);
    t.put(long.class, number);
    t.put(Long.class, number);
    var decimal = new Scalar("a number", ScalarBinder::decimal);
    t.put(BigDecimal.class, decimal);
    var truth = new Scalar("true or false", ScalarBinder::truth);
    t.put(boolean.class, truth);
    t.put(Boolean.class, truth);
    t.put(Duration.class, new Scalar("a duration like 90d, 48h or 30m", DurationSetting::parse));
    t.put(LocalDate.class, new Scalar("a date like 2027-01-31", LocalDate::parse));
    t.put(Instant.class, new Scalar("an instant like 2027-01-31T00:00:00Z", Instant::parse));
    t.put(Currency.class, new Scalar("a currency like USD or EUR", Currency::getInstance));
    t.put(URI.class, new Scalar("an address like https://example.org/", URI::create));
    return new ScalarBinder(t);
  }

  <T> ScalarBinder with(Class<T> type, String wanted, Function<String, T> parse) {
    var t = new HashMap<>(table);
    t.put(type, new Scalar(wanted, parse));
    return new ScalarBinder(t);
  }

  boolean knows(Class<?> type) {
    return table.containsKey(type) || type.isEnum();
  }

  /**
   * @throws IllegalArgumentException that says what was found and what is wanted
   */
  Object parse(String text, Class<?> type) {
    if (type.isEnum()) return constant(text, type);
    var scalar = table.get(type);
    if (scalar == null) throw new IllegalStateException("no setting can be a " + type);
    try {
      return scalar.parse().apply(text);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(shown(text) + " is not " + scalar.wanted(), e);
    }
  }

  private static Object constant(String text, Class<?> type) {
    var words = Arrays.stream(type.getEnumConstants()).map(ScalarBinder::word).toList();
    int at = words.indexOf(normal(text));
    if (at >= 0) return type.getEnumConstants()[at];
    throw new IllegalArgumentException(
        shown(text) + " is none of " + String.join(", ", words) + DidYouMean.hint(text, words));
  }

  private static String word(Object constant) {
    return normal(((Enum<?>) constant).name());
  }

  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static BigDecimal decimal(String text) {
    if (!text.matches("-?\\d{1,15}(\\.\\d{1,9})?")) throw new NumberFormatException(text);
    return new BigDecimal(text);
  }

  /** Not YAML's yes, no, on and off: which of them counts depends on the parser's age. */
  private static Boolean truth(String text) {
    if (!List.of("true", "false").contains(text)) throw new IllegalArgumentException(text);
    return Boolean.valueOf(text);
  }

  static String shown(String text) {
    var one = text.replaceAll("\\p{Cntrl}", " ");
    return '"' + (one.length() <= SHOWN_MAX ? one : one.substring(0, SHOWN_MAX) + "...") + '"';
  }
}
