package dev.berth.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in one currency. Amounts of two currencies are never added.
 *
 * @param amount in whole units of the currency
 */
public record Money(BigDecimal amount, Currency currency) {
  /** Places behind the point that a share is kept to. */
  private static final int PLACES = 9;

  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), Currency.getInstance(currency));
  }

  /**
   * Whether it is written like a sum of money: {@code 3000 USD}. A point before three digits is a
   * thousands point to half of the world.
   */
  public boolean isSum() {
    return amount.scale() <= 2 && amount.signum() > 0;
  }

  public Money plus(Money other) {
    if (!currency.equals(other.currency))
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    return new Money(amount.add(other.amount), currency);
  }

  public Money times(BigDecimal factor) {
    return new Money(amount.multiply(factor), currency);
  }

  public Money times(long factor) {
    return times(BigDecimal.valueOf(factor));
  }

  /**
   * That part of it, the product before the quotient, so that what comes out even is exact. What
   * does not is kept to a billionth; nothing is rounded to what is shown before it is shown.
   */
  public Money share(long part, long whole) {
    var exact = amount.multiply(BigDecimal.valueOf(part));
    var share = exact.divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_UP);
    return new Money(plain(share), currency);
  }

  /** Without the zeros that say nothing: {@code 5832}, and not {@code 5832.000000000}. */
  private static BigDecimal plain(BigDecimal n) {
    var shortest = n.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  public boolean isMoreThan(Money other) {
    if (!currency.equals(other.currency))
      throw new IllegalArgumentException("cannot compare " + other.currency + " to " + currency);
    return amount.compareTo(other.amount) > 0;
  }

  /** Whole units, as people are told: {@code $1,944}, {@code EUR 250}. */
  @Override
  public String toString() {
    var sign = currency.getCurrencyCode().equals("USD") ? "$" : currency.getCurrencyCode() + " ";
    return sign + String.format(java.util.Locale.ROOT, "%,d", rounded());
  }

  private long rounded() {
    return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
