package dev.berth.policy;

import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Money;
import dev.berth.catalogue.Plan;
import dev.berth.catalogue.Price;
import dev.berth.reading.Line;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What machines cost at list price, by currency. Amounts of different currencies stay apart.
 *
 * @param monthly a month of 30 days; one amount a currency, empty when nothing has a price
 * @param unpriced plans asked for that have no price, so that the sums are too low
 */
public record Cost(List<Money> monthly, List<String> unpriced) {
  private static final BigDecimal MINUTES_A_MONTH = BigDecimal.valueOf(Price.HOURS_A_MONTH * 60);

  public Cost {
    monthly = List.copyOf(monthly);
    unpriced = List.copyOf(unpriced);
  }

  public static Cost of(List<Line> lines, Catalogue catalogue) {
    var wanted = new LinkedHashMap<String, Integer>();
    for (var l : lines) l.plan().ifPresent(p -> wanted.merge(p, l.count().orElse(0), Integer::sum));
    return of(wanted, catalogue);
  }

  /** The same for so many of each plan. */
  public static Cost of(Map<String, Integer> plans, Catalogue catalogue) {
    var sums = new LinkedHashMap<Currency, Money>();
    var unpriced = new ArrayList<String>();
    plans.forEach(
        (name, count) ->
            catalogue
                .plan(name)
                .flatMap(Plan::price)
                .map(p -> p.month().times(count))
                .ifPresentOrElse(
                    m -> sums.merge(m.currency(), m, Money::plus), () -> unpriced.add(name)));
    return new Cost(List.copyOf(sums.values()), unpriced);
  }

  /** Everything has a price. */
  public boolean isComplete() {
    return unpriced.isEmpty();
  }

  /** For so long, by currency. */
  public List<Money> during(Duration term) {
    var months =
        BigDecimal.valueOf(term.toMinutes()).divide(MINUTES_A_MONTH, MathContext.DECIMAL64);
    return monthly.stream().map(m -> m.times(months)).toList();
  }

  /** As people are told: {@code $1,944}, or {@code $1,944 + EUR 250}. */
  @Override
  public String toString() {
    if (monthly.isEmpty()) return "no price known";
    return String.join(" + ", monthly.stream().map(Money::toString).toList());
  }
}
