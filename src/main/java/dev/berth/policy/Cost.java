package dev.berth.policy;

import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Money;
import dev.berth.catalogue.Plan;
import dev.berth.catalogue.Price;
import dev.berth.reading.Line;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What machines cost at list price, by currency: the only place where prices are added up. Amounts
 * of different currencies stay apart.
 *
 * @param amounts one a currency; empty when nothing has a price
 * @param unpriced plans asked for that have no price, so that the sums are too low
 */
public record Cost(List<Money> amounts, List<String> unpriced) {
  public Cost {
    amounts = List.copyOf(amounts);
    unpriced = List.copyOf(unpriced);
  }

  /** A month of 30 days of the machines that these lines ask for. */
  public static Cost monthly(List<Line> lines, Catalogue catalogue) {
    var wanted = new LinkedHashMap<String, Integer>();
    for (var l : lines) l.plan().ifPresent(p -> wanted.merge(p, l.count().orElse(0), Integer::sum));
    return monthly(wanted, catalogue);
  }

  /** The same for so many of each plan. */
  public static Cost monthly(Map<String, Integer> plans, Catalogue catalogue) {
    return sum(plans, catalogue, (price, count) -> price.month().times(count));
  }

  /** Of so much machine time of each plan. */
  public static Cost ofTime(Map<String, Duration> machineTime, Catalogue catalogue) {
    return sum(machineTime, catalogue, Price::during);
  }

  private static <T> Cost sum(
      Map<String, T> byPlan, Catalogue catalogue, BiFunction<Price, T, Money> part) {
    var sums = new LinkedHashMap<Currency, Money>();
    var unpriced = new ArrayList<String>();
    byPlan.forEach(
        (plan, much) ->
            catalogue
                .plan(plan)
                .flatMap(Plan::price)
                .map(p -> part.apply(p, much))
                .ifPresentOrElse(
                    m -> sums.merge(m.currency(), m, Money::plus), () -> unpriced.add(plan)));
    return new Cost(List.copyOf(sums.values()), unpriced);
  }

  /** Everything has a price. */
  public boolean isComplete() {
    return unpriced.isEmpty();
  }

  /** All of it as one amount; empty where something has no price, or prices are in several. */
  public Optional<Money> total() {
    return isComplete() && amounts.size() == 1 ? Optional.of(amounts.getFirst()) : Optional.empty();
  }

  /** The same in that currency, and nothing for no machines. */
  public Optional<Money> in(Currency currency) {
    if (isComplete() && amounts.isEmpty()) return Optional.of(new Money(BigDecimal.ZERO, currency));
    return total().filter(m -> m.currency().equals(currency));
  }

  /** For so long, where this is for a month. */
  public Cost during(Duration term) {
    var month = Duration.ofHours(Price.HOURS_A_MONTH).toSeconds();
    return new Cost(amounts.stream().map(m -> m.share(term.toSeconds(), month)).toList(), unpriced);
  }

  /** As people are told: {@code $1,944}, or {@code $1,944 + EUR 250}. */
  @Override
  public String toString() {
    if (amounts.isEmpty()) return "no price known";
    return String.join(" + ", amounts.stream().map(Money::toString).toList());
  }
}
