package dev.berth.program;

import dev.berth.catalogue.Money;
import dev.berth.config.Yaml;
import java.util.regex.Pattern;

/** The reader of all files of this package: amounts of money and teams are words of theirs. */
final class Amounts {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?) ([A-Z]{3})");

  private Amounts() {}

  static Yaml reader() {
    return Yaml.plain()
        .with(Money.class, "an amount like 3000 USD", Amounts::parse)
        .with(Team.class, "a team like acme/lab", Team::parse);
  }

  static Money parse(String text) {
    var m = AMOUNT.matcher(text);
    if (!m.matches()) throw new IllegalArgumentException(text);
    return Money.of(m.group(1), m.group(2));
  }
}
