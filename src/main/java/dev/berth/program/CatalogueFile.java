package dev.berth.program;

import dev.berth.catalogue.Arch;
import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Money;
import dev.berth.catalogue.Plan;
import dev.berth.catalogue.Price;
import dev.berth.config.ConfigProblem;
import dev.berth.config.DidYouMean;
import dev.berth.config.FilePositions;
import dev.berth.config.Parsed;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code catalogue.yaml}: machine types with their features and all prices they ever had. */
record CatalogueFile(Map<String, Entry> plans) {
  /** The usual kinds; others are allowed. */
  private static final Set<String> KINDS = Set.of("bare-metal", "vm", "runner", "namespace");

  record Entry(
      Set<String> aliases,
      String kind,
      Arch arch,
      int cores,
      int memoryGib,
      Optional<String> storage,
      Optional<String> network,
      Optional<String> gpu,
      Set<String> features,
      List<Dated> prices,
      Optional<String> note,
      boolean offered,
      List<String> instead) {
    Entry {
      if (cores < 1 || memoryGib < 1)
        throw new IllegalArgumentException("cores and memory-gib are above 0");
    }

    Plan plan(String name) {
      var latest = prices.isEmpty() ? Optional.<Dated>empty() : Optional.of(prices.getLast());
      return new Plan(
          name,
          aliases,
          kind,
          arch,
          cores,
          memoryGib,
          storage.orElse(""),
          network.orElse(""),
          gpu,
          features,
          latest.map(Dated::price),
          note.orElse(""),
          offered,
          instead);
    }
  }

  /** One price; the last of a list is the one that counts. */
  record Dated(Money hour, Optional<String> date, String basis, String source, boolean confirmed) {
    Dated {
      if (date.filter(d -> !isDate(d)).isPresent())
        throw new IllegalArgumentException("date is a year, month or day like 2026-02-11");
    }

    private static boolean isDate(String text) {
      try {
        TemporalAccessor date =
            switch (text.length()) {
              case 4 -> Year.parse(text);
              case 7 -> YearMonth.parse(text);
              default -> LocalDate.parse(text);
            };
        return date.isSupported(ChronoField.YEAR);
      } catch (DateTimeParseException e) {
        return false;
      }
    }

    Price price() {
      return new Price(hour, date, basis, source, confirmed);
    }
  }

  static Parsed<Catalogue> read(String file, String text) {
    return switch (ProgramYaml.reader().parse(file, text, CatalogueFile.class)) {
      case Parsed.Bad<CatalogueFile>(List<ConfigProblem> problems) -> new Parsed.Bad<>(problems);
      case Parsed.Good<CatalogueFile>(CatalogueFile c, FilePositions places) -> c.checked(places);
    };
  }

  private Parsed<Catalogue> checked(FilePositions places) {
    var problems = new ArrayList<ConfigProblem>();
    if (plans.isEmpty()) problems.add(places.problem("plans", "name at least one plan"));
    var names = new HashMap<String, String>();
    plans.forEach((name, e) -> checkNames(name, e, names, places, problems));
    plans.forEach(
        (name, e) -> {
          for (var other : e.instead())
            if (other.equals(name))
              problems.add(
                  places.problem("plans." + name + ".instead", "is the plan itself: name others"));
            else if (!plans.containsKey(other))
              problems.add(
                  places.problem("plans." + name + ".instead", unknown(other, plans.keySet())));
        });
    plans.forEach(
        (name, e) -> {
          var hint = KINDS.contains(e.kind()) ? "" : DidYouMean.hint(e.kind(), KINDS);
          if (!hint.isEmpty())
            problems.add(places.problem("plans." + name + ".kind", "is a kind of its own" + hint));
        });
    if (!problems.isEmpty()) return new Parsed.Bad<>(problems);
    var all = plans.entrySet().stream().map(e -> e.getValue().plan(e.getKey())).toList();
    return new Parsed.Good<>(new Catalogue(all), places);
  }

  private static void checkNames(
      String name,
      Entry e,
      Map<String, String> names,
      FilePositions places,
      List<ConfigProblem> problems) {
    var all = new ArrayList<>(List.of(name));
    all.addAll(e.aliases());
    for (var n : all) {
      var other = names.put(n.toLowerCase(Locale.ROOT), name);
      if (other != null)
        problems.add(places.problem("plans." + name, n + " is also a name of " + other));
    }
  }

  static String unknown(String plan, Set<String> known) {
    var hint = DidYouMean.to(plan, known).map(k -> ": did you mean " + k + "?").orElse("");
    return plan + " is not a plan of the catalogue" + hint;
  }
}
