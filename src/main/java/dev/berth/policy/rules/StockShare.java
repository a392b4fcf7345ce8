package dev.berth.policy.rules;

import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of all machines of a plan one project may hold, so that scarce kinds are shared.
 *
 * @param percent of the stock of all pools
 * @param always so many are never too many, however small the stock
 */
public record StockShare(int percent, int always) implements Rule {
  public StockShare {
    if (percent < 1 || percent > 100)
      throw new IllegalArgumentException("percent is between 1 and 100");
    if (always < 1) throw new IllegalArgumentException("always is 1 at least");
  }

  static StockShare defaults() {
    return new StockShare(25, 2);
  }

  @Override
  public String id() {
    return "stock-share";
  }

  @Override
  public Finding judge(Facts facts) {
    var seen = new ArrayList<String>();
    boolean over = false;
    for (var e : asked(facts).entrySet()) {
      int all = facts.stock().getOrDefault(e.getKey(), 0);
      int held = facts.held().getOrDefault(e.getKey(), 0);
      int share = Math.max(always, all * percent / 100);
      over |= e.getValue() + held > share;
      seen.add(e.getValue() + held + " of " + all + " " + e.getKey());
    }
    var wanted = "at most " + percent + " % of a plan for one project, or " + always;
    var text = String.join(", ", seen);
    return over ? Finding.refused(id(), text, wanted) : Finding.passed(id(), text, wanted);
  }

  private static Map<String, Integer> asked(Facts facts) {
    var asked = new LinkedHashMap<String, Integer>();
    for (var l : facts.reading().lines())
      l.plan().ifPresent(p -> asked.merge(p, l.count().orElse(0), Integer::sum));
    return asked;
  }
}
