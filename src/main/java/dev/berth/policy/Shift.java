package dev.berth.policy;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How two judgements of the same facts differ in what they mean for a request. Rules by their ids.
 *
 * @param refusing refuse, and did not
 * @param lifted refused, and do not any more
 * @param unanswered could not be answered, and were or were not asked
 * @param approversBefore how many people had to say yes
 * @param approversAfter how many have to
 */
public record Shift(
    List<String> refusing,
    List<String> lifted,
    List<String> unanswered,
    int approversBefore,
    int approversAfter) {
  public Shift {
    refusing = List.copyOf(refusing);
    lifted = List.copyOf(lifted);
    unanswered = List.copyOf(unanswered);
  }

  /** Empty when nobody would notice. */
  public static Optional<Shift> between(Judgement before, Judgement after) {
    var shift =
        new Shift(
            added(before, after, Finding::refuses),
            added(after, before, Finding::refuses),
            added(before, after, f -> f.result() == Result.UNKNOWN),
            before.approversNeeded(),
            after.approversNeeded());
    return Optional.of(shift).filter(s -> !s.isNothing());
  }

  private boolean isNothing() {
    return refusing.isEmpty()
        && lifted.isEmpty()
        && unanswered.isEmpty()
        && approversBefore == approversAfter;
  }

  private static List<String> added(Judgement from, Judgement to, Predicate<Finding> which) {
    var there = from.findings().stream().filter(which).map(Finding::rule).toList();
    return to.findings().stream()
        .filter(which)
        .map(Finding::rule)
        .filter(id -> !there.contains(id))
        .toList();
  }
}
