package dev.berth.program;

import dev.berth.catalogue.Money;
import dev.berth.config.YamlReader;
import java.util.regex.Pattern;

/** The reader of all files of this package: amounts of money and teams are words of theirs. */
final class ProgramYaml {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?) ([A-Z]{3})");

  private ProgramYaml() {}

  static YamlReader reader() {
    return YamlReader.plain()
        .with(Money.class, "an amount like 3000 USD", ProgramYaml::parse)
        .with(Team.class, "a team like acme/lab", Team::parse);
  }

  static Money parse(String text) {
    var m = AMOUNT.matcher(text);
    if (!m.matches()) throw new IllegalArgumentException(text);
    return Money.of(m.group(1), m.group(2));
  }
}
