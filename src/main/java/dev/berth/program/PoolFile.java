package dev.berth.program;

import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Money;
import dev.berth.catalogue.Plan;
import dev.berth.catalogue.Price;
import dev.berth.config.ConfigProblem;
import dev.berth.config.DidYouMean;
import dev.berth.config.FilePositions;
import dev.berth.pool.Maintenance;
import dev.berth.pool.PlanFailures;
import dev.berth.pool.Pool;
import dev.berth.pool.PoolLimits;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One pool in a program's file.
 *
 * @param contact of no effect; older files have it
 */
record PoolFile(
    String adapter,
    String donor,
    Map<String, Integer> stock,
    Optional<Money> budget,
    Optional<Money> credit,
    Optional<Currency> currency,
    Optional<LocalDate> end,
    Optional<PoolLimits> limits,
    Optional<Duration> makeTime,
    Optional<Maintenance> maintenance,
    Optional<Integer> parkAfter,
    Optional<String> contact,
    Optional<Boolean> simulation) {
  PoolFile {
    if (donor.isBlank()) throw new IllegalArgumentException("donor has no name");
    if (budget.filter(m -> !m.isSum()).isPresent())
      throw new IllegalArgumentException("budget is above 0, without a thousands point: 6000 USD");
    if (credit.filter(m -> !m.isSum()).isPresent())
      throw new IllegalArgumentException("credit is above 0, without a thousands point: 50000 USD");
    if (parkAfter.filter(n -> n < 1).isPresent())
      throw new IllegalArgumentException("park-after is 1 at least");
  }

  private static final Currency USUAL = Currency.getInstance("USD");

  /** The pool, or what is wrong with it. */
  Pool pool(String name) {
    return new Pool(
        name,
        adapter,
        donor,
        stock,
        budget,
        credit,
        counted(),
        end.map(d -> d.atStartOfDay(ZoneOffset.UTC).toInstant()),
        limits.orElse(PoolLimits.NONE),
        makeTime,
        maintenance,
        parkAfter.orElse(PlanFailures.USUAL_MAX),
        simulation.orElse(false));
  }

  private Currency counted() {
    return currency.or(() -> budget.or(() -> credit).map(Money::currency)).orElse(USUAL);
  }

  List<ConfigProblem> problems(String path, ServerDefaults defaults, FilePositions places) {
    var all = new ArrayList<ConfigProblem>();
    var kind = defaults.adapters().get(adapter);
    if (kind == null) all.add(places.problem(path + ".adapter", noAdapter(defaults.adapters())));
    else if (kind.equals(ServerDefaults.SIMULATOR) && !simulation.orElse(false))
      all.add(places.problem(path, "write simulation: true: its machines are not real"));
    else if (!kind.equals(ServerDefaults.SIMULATOR) && simulation.orElse(false))
      all.add(
          places.problem(
              path + ".simulation", "its machines are real: the adapter is of kind " + kind));
    if (!stock.isEmpty() && stock.values().stream().allMatch(n -> n == 0))
      all.add(places.problem(path + ".stock", "has only zeros: nothing can be lent"));
    if (makeTime.filter(t -> t.isZero() || t.isNegative()).isPresent())
      all.add(places.problem(path + ".make-time", "is above 0"));
    if (stock.isEmpty()) all.add(places.problem(path, "stock names no plan: nothing can be lent"));
    stock.forEach(
        (plan, count) -> {
          var at = path + ".stock." + plan;
          if (count < 0) all.add(places.problem(at, "is below zero"));
          stocked(plan, defaults.catalogue()).ifPresent(p -> all.add(places.problem(at, p)));
        });
    if (isMixed())
      all.add(places.problem(path, "budget, credit and currency are not of one currency"));
    else if (budget.isPresent()
        && cheapest(defaults.catalogue()).filter(this::isBeyond).isPresent())
      all.add(
          places.problem(
              path + ".budget",
              "is less than a month of the cheapest machine here: nothing can be lent"));
    return all;
  }

  private Optional<Money> cheapest(Catalogue catalogue) {
    return catalogue.plans().stream()
        .filter(p -> stock.getOrDefault(p.name(), 0) > 0)
        .flatMap(p -> p.price().stream())
        .map(Price::month)
        .filter(m -> m.currency().equals(counted()))
        .min(Comparator.comparing(Money::amount));
  }

  private boolean isBeyond(Money month) {
    return budget.filter(b -> month.isMoreThan(b)).isPresent();
  }

  private boolean isMixed() {
    return Stream.of(budget, credit)
        .flatMap(Optional::stream)
        .anyMatch(m -> !m.currency().equals(counted()));
  }

  private Optional<String> stocked(String name, Catalogue catalogue) {
    var names = catalogue.plans().stream().map(Plan::name).toList();
    var plan = catalogue.plans().stream().filter(p -> p.name().equals(name)).findFirst();
    if (plan.isEmpty())
      return Optional.of(CatalogueFile.unknown(name, java.util.Set.copyOf(names)));
    if (!plan.get().offered())
      return Optional.of("the catalogue does not offer it (offered: false)");
    var paid = (budget.isPresent() || credit.isPresent()) && !isMixed();
    var priced = plan.get().price().filter(p -> p.hour().currency().equals(counted())).isPresent();
    if (paid && !priced)
      return Optional.of(
          "the catalogue has no price in " + counted() + ", in which the pool counts");
    return Optional.empty();
  }

  private String noAdapter(Map<String, String> adapters) {
    var hint =
        DidYouMean.to(adapter, adapters.keySet()).map(k -> ": did you mean " + k + "?").orElse("");
    return adapter + " is no adapter of the server's file (berth.yaml)" + hint;
  }
}
