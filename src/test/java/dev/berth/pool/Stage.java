package dev.berth.pool;

import dev.berth.catalogue.Arch;
import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Money;
import dev.berth.catalogue.Plan;
import dev.berth.catalogue.Price;
import dev.berth.reading.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pools and requests to play with: a small and a big plan, 1 and 5 dollars an hour. */
final class Stage {
  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  static final Currency USD = Currency.getInstance("USD");
  static final Catalogue CATALOGUE =
      new Catalogue(List.of(plan("small", "1"), plan("big", "5"), unpriced("odd")));

  private Stage() {}

  private static Plan plan(String name, String hour) {
    var price = new Price(Money.of(hour, "USD"), Optional.empty(), "list", "a test", true);
    return plan(name, Optional.of(price));
  }

  private static Plan unpriced(String name) {
    return plan(name, Optional.empty());
  }

  private static Plan plan(String name, Optional<Price> price) {
    return new Plan(
        name,
        Set.of(),
        "bare-metal",
        Arch.X86_64,
        8,
        32,
        "",
        "",
        Optional.empty(),
        Set.of(),
        price,
        "",
        true,
        List.of());
  }

  static Pool pool(String name, int small, int big) {
    return new Pool(
        name,
        "simulator",
        "A donor",
        Map.of("small", small, "big", big),
        Optional.empty(),
        Optional.empty(),
        USD,
        Optional.empty(),
        PoolLimits.NONE,
        Optional.empty(),
        Optional.empty(),
        PlanFailures.USUAL_MAX,
        true);
  }

  static Pool budget(Pool p, String monthly) {
    return money(p, Optional.of(Money.of(monthly, "USD")), p.credit());
  }

  static Pool credit(Pool p, String all) {
    return money(p, p.budget(), Optional.of(Money.of(all, "USD")));
  }

  private static Pool money(Pool p, Optional<Money> budget, Optional<Money> credit) {
    return new Pool(
        p.name(),
        p.adapter(),
        p.donor(),
        p.stock(),
        budget,
        credit,
        USD,
        p.end(),
        p.limits(),
        Optional.empty(),
        Optional.empty(),
        PlanFailures.USUAL_MAX,
        true);
  }

  static Pool bounded(Pool p, Optional<Instant> end, PoolLimits limits) {
    return new Pool(
        p.name(),
        p.adapter(),
        p.donor(),
        p.stock(),
        p.budget(),
        p.credit(),
        USD,
        end,
        limits,
        Optional.empty(),
        Optional.empty(),
        PlanFailures.USUAL_MAX,
        true);
  }

  static WaitingRequest wants(long request, String plan, int count) {
    return wants(request, Map.of(plan, count), Duration.ofDays(30), Optional.empty());
  }

  static WaitingRequest wants(
      long request, Map<String, Integer> plans, Duration term, Optional<String> pool) {
    var since = NOW.minus(Duration.ofDays(10)).plusSeconds(request);
    return new WaitingRequest(request, plans, since, term, Optional.of(Workload.TESTING), pool);
  }

  static PoolBook waiting(WaitingRequest... all) {
    return new PoolBook(List.of(), List.of(all), Map.of(), Map.of());
  }
}
