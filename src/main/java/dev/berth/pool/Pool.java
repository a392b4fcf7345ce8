package dev.berth.pool;

import dev.berth.catalogue.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * One donor's capacity behind one adapter.
 *
 * @param name as people type it after {@code /pool}
 * @param adapter name of the adapter in the server's settings
 * @param donor who lends, as people are told: {@code Example Cloud}
 * @param stock how many machines of each plan there are, free or not
 * @param budget the most that all its machines together may cost in a month at list price
 * @param credit the most that may be spent in all at list price, until the end
 * @param currency of budget and credit; plans priced in another currency cannot be placed where
 *     there is one of them
 * @param end when the donor takes it back: no term reaches beyond
 * @param limits the donor's own rules
 * @param makeTime operators are called when its machines take longer; empty: as the program says
 * @param maintenance why and until when it lends nothing new
 * @param parkAfter a plan that fails for good so often in a row is parked
 * @param simulation nothing real is made; said in every comment and ledger row
 */
public record Pool(
    String name,
    String adapter,
    String donor,
    Map<String, Integer> stock,
    Optional<Money> budget,
    Optional<Money> credit,
    Currency currency,
    Optional<Instant> end,
    PoolLimits limits,
    Optional<Duration> makeTime,
    Optional<Maintenance> maintenance,
    int parkAfter,
    boolean simulation) {
  public Pool {
    stock = Map.copyOf(stock);
    stock.forEach(
        (plan, count) -> {
          if (count < 0) throw new IllegalArgumentException("stock of " + plan + " is below zero");
        });
    if (makeTime.filter(t -> t.isZero() || t.isNegative()).isPresent())
      throw new IllegalArgumentException("make-time is above 0");
    if (parkAfter < 1) throw new IllegalArgumentException("park-after is 1 at least");
    budget.ifPresent(b -> same(currency, b, "budget"));
    credit.ifPresent(c -> same(currency, c, "credit"));
  }

  private static void same(Currency currency, Money money, String what) {
    if (!money.currency().equals(currency))
      throw new IllegalArgumentException(
          what + " is in " + money.currency() + ", but the pool counts in " + currency);
  }

  /** Money bounds what can be placed. */
  public boolean isPaid() {
    return budget.isPresent() || credit.isPresent();
  }
}
