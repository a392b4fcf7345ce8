package dev.berth.policy;

/**
 * What one rule says about one reading.
 *
 * @param rule id of the rule, as in the program's file: {@code machines}
 * @param seen what was found, one short line; may hold a person's words, so it is escaped where it
 *     is shown
 * @param wanted what would pass, or what a person should look at; one short line
 * @param overridden an approver has set the refusal aside
 * @param failed the rule itself failed on this reading: its operators have something to mend
 */
public record Finding(
    String rule, Result result, String seen, String wanted, boolean overridden, boolean failed) {
  public static Finding passed(String rule, String seen, String wanted) {
    return new Finding(rule, Result.PASSED, seen, wanted, false, false);
  }

  public static Finding warned(String rule, String seen, String wanted) {
    return new Finding(rule, Result.WARNED, seen, wanted, false, false);
  }

  /** The first text says what could not be found out. */
  public static Finding unknown(String rule, String seen, String wanted) {
    return new Finding(rule, Result.UNKNOWN, seen, wanted, false, false);
  }

  public static Finding refused(String rule, String seen, String wanted) {
    return new Finding(rule, Result.REFUSED, seen, wanted, false, false);
  }

  /** Set aside by an approver; only a refusal can be. */
  public Finding setAside() {
    return new Finding(rule, result, seen, wanted, result == Result.REFUSED, failed);
  }

  /** The same, of a rule that could not be run to its end. */
  public Finding asFailed() {
    return new Finding(rule, result, seen, wanted, overridden, true);
  }

  /** Stands in the way of an approval. */
  public boolean refuses() {
    return result == Result.REFUSED && !overridden;
  }
}
